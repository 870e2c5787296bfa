package org.trainyard.jobs.evaluation;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.provenance.Provenance;
import org.trainyard.common.run.RunManifest;
import org.trainyard.common.storage.Layout;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.training.RunDirectory;

/**
 * Where the model of an evaluation comes from.
 *
 * @param directory a complete directory that holds {@code model.zip}
 * @param run the run that trained it, where the directory is a run's
 */
record ModelSource(RunDirectory directory, Optional<RunManifest> run) {

  /**
   * Finds the model.
   *
   * @throws UsageException if there is none
   */
  static ModelSource find(Layout layout, EvaluateSettings settings) {
    Storage storage = layout.storage();
    Path path =
        settings
            .model()
            .map(uri -> storage.given("model", uri))
            .or(() -> settings.pipeline().runId().map(layout::run))
            .or(() -> storage.newestComplete(layout.runs()).stream().findFirst())
            .orElseThrow(
                () ->
                    new UsageException(
                        "no complete run in "
                            + layout.runs()
                            + "; run train first, or give --set model=<uri>"));
    if (!storage.isComplete(path)) {
      List<String> complete =
          storage.newestComplete(layout.runs()).stream().map(Path::getName).toList();
      throw new UsageException(
          path
              + " is not a complete run or version: it has no "
              + Storage.SUCCESS
              + ". Complete runs of "
              + layout.name()
              + ": "
              + complete);
    }
    RunDirectory directory = new RunDirectory(storage, path);
    return new ModelSource(directory, directory.manifest());
  }

  /** The run id under which an evaluation of this model stands, if the settings do not say. */
  String runId() {
    return directory.path().getName();
  }

  /** The dataset to score: the one asked for, else the one of the run, else the newest. */
  StoredDataset dataset(Layout layout, Optional<String> asked) {
    if (asked.isPresent() || run.isEmpty()) {
      return StoredDataset.open(layout, asked);
    }
    return StoredDataset.open(layout.storage(), layout.storage().resolve(run.get().dataset()));
  }

  /** The model as an input of what is made from it. */
  Provenance.Input input(String modelSha256) {
    return new Provenance.Input(
        "model",
        directory.path(RunDirectory.MODEL).toString(),
        modelSha256,
        run.flatMap(RunManifest::provenance));
  }
}
