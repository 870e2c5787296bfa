package org.trainyard.jobs.training;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.json.Json;
import org.trainyard.common.provenance.Provenance;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.common.run.RunManifest;
import org.trainyard.common.run.RunResult;
import org.trainyard.jobs.network.ModelFile;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.report.RunReport;
import org.trainyard.jobs.training.checkpoint.Checkpoint;
import org.trainyard.jobs.training.round.RoundState;

/**
 * Writes what a run leaves behind: the model of its best epoch, or of its last, the ledger, the
 * metrics, the report, and {@code _SUCCESS} when all of that is there.
 *
 * @param directory where to
 * @param dataset what it was trained on
 * @param manifest what the run is
 * @param network the network, whose parameters are replaced by the trained ones
 */
record FinishedRun(
    RunDirectory directory, StoredDataset dataset, RunManifest manifest, Network network) {

  /**
   * Writes all of it.
   *
   * @param start where this process took the run up
   * @param end where it ended
   * @param started when this process took it up
   */
  RunResult write(SparkSession spark, Checkpoint start, Checkpoint end, Instant started) {
    RoundState kept = end.best().orElse(end.state());
    network.load(kept.network(), kept.iteration(), kept.epoch());
    Ledger ledger = new Ledger(Ledger.FORMAT_VERSION, end.ledger());
    RunResult result = result(start, end, ledger);
    RunManifest finished = manifest.finished(result, provenance(spark, started));
    directory.writeRounds(end.rounds());
    directory.write(ledger);
    directory.write(RunDirectory.MODEL, ModelFile.write(network));
    directory.write(Preparation.FILE, Json.pretty(dataset.preparation()));
    directory.write(RunDirectory.REPORT, RunReport.render(finished, ledger, end.rounds()));
    directory.write(finished);
    directory.complete();
    return result;
  }

  private RunResult result(Checkpoint start, Checkpoint end, Ledger ledger) {
    double seconds = end.rounds().stream().mapToDouble(RoundMetrics::seconds).sum();
    double compute = end.rounds().stream().mapToDouble(RoundMetrics::computeSeconds).sum();
    return new RunResult(
        ledger.rowsOffered(),
        ledger.rowsTrained(),
        ledger.epochs().size(),
        end.state().round(),
        ledger.rowsTrained() / seconds,
        compute,
        Math.max(0, seconds - compute),
        end.rounds().stream().mapToLong(RoundMetrics::bytesMoved).sum(),
        network.digest(),
        start.state().round(),
        network.parameterCount(),
        end.best().map(best -> best.epoch() - 1));
  }

  private Provenance provenance(SparkSession spark, Instant started) {
    return Provenance.of(
        spark.version(),
        spark.sparkContext().master(),
        started,
        List.of(
            new Provenance.Input(
                "dataset",
                dataset.directory().toString(),
                dataset.manifest().digest(),
                Optional.of(dataset.manifest().provenance()))));
  }
}
