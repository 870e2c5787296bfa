package org.trainyard.jobs.cli;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.dataprep.fetch.Catalogue;
import org.trainyard.dataprep.fetch.DatasetFetcher;
import org.trainyard.dataprep.fetch.Fetched;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Known data sets. */
@Command(
    name = "datasets",
    mixinStandardHelpOptions = true,
    description = "Gets known data sets into $TRAINYARD_HOME/datasets, verified by SHA-256.")
final class DatasetsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "write: trainyard datasets fetch NAME");
  }

  @Command(
      name = "fetch",
      mixinStandardHelpOptions = true,
      description = "Gets one data set; does nothing if it is there and whole.")
  int fetch(
      @Parameters(
              paramLabel = "NAME",
              completionCandidates = Names.class,
              description = "one of: ${COMPLETION-CANDIDATES}")
          String name) {
    return JobCommand.run(
        "datasets fetch",
        () -> {
          Fetched fetched = DatasetFetcher.intoHome().fetch(name);
          Map<String, Object> figures = new LinkedHashMap<>();
          figures.put("path", fetched.path().toString());
          figures.put("bytes", fetched.bytes());
          return JobResult.done(name, fetched.path().toUri().toString(), figures);
        });
  }

  /** What can be fetched. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Catalogue.names().iterator();
    }
  }
}
