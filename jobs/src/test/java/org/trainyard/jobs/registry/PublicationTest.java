package org.trainyard.jobs.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.evaluation.EvaluationMetrics;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.registry.RegistryEvent;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.network.Network;

class PublicationTest {
  @TempDir java.nio.file.Path folder;
  private final Network network = Versions.network(1);
  private final EvaluationMetrics first = Versions.metrics("v1", network.digest());
  private Storage storage;
  private Registry registry;

  @BeforeEach
  void publish() {
    storage = Storage.open(new Configuration(), folder.toUri().toString());
    registry = new Registry(storage, storage.path("registry", "digits"));
    Versions.publish(storage, registry, "v1", network);
  }

  private JobResult again() {
    RegistryEvent earlier = Publication.earlier(registry, first).orElseThrow();
    return Publication.again(registry, earlier).result(registry.path());
  }

  @Test
  void aVersionInServiceGivesItsReason() {
    Map<String, Object> figures = again().figures();

    assertEquals("good", figures.get("reason"));
    assertEquals("v1", figures.get("inService"));
  }

  @Test
  void aVersionThatIsNoLongerInServiceSaysSo() {
    Versions.publish(storage, registry, "v2", network);

    JobResult result = again();

    assertEquals(ExitCode.DONE, result.exitCode());
    assertEquals(true, result.figures().get("published"));
    assertEquals("v1", result.figures().get("version"));
    assertEquals("v2", result.figures().get("inService"));
    assertEquals(
        "published before, on 2026-11-21T01:11:00Z; version v2 is in service now",
        result.figures().get("reason"));
    assertEquals(Optional.of("v2"), registry.current(), "nothing is done again");
  }

  @Test
  void aPublicationThatWasKilledBeforeThePointerIsFinished() {
    Versions.publish(storage, registry, "v2", network);
    registry.point("v1");
    EvaluationMetrics second = Versions.metrics("v2", network.digest());

    Publication publication =
        Publication.again(registry, Publication.earlier(registry, second).orElseThrow());

    assertEquals(Optional.of("v2"), publication.inService());
    assertEquals(Optional.of("v2"), registry.current());
  }

  @Test
  void anotherModelUnderTheSameRunIdIsRefused() {
    assertThrows(
        UsageException.class,
        () -> Publication.earlier(registry, Versions.metrics("v1", "ff".repeat(32))));
  }

  @Test
  void anEarlierVersionThatIsDamagedIsNamed() {
    Versions.publish(storage, registry, "v2", network);
    Path file = new Path(registry.version("v1"), "metrics.json");
    storage.delete(file);

    String message =
        assertThrows(ContentException.class, () -> Publication.earlier(registry, first))
            .getMessage();

    assertTrue(
        message.startsWith(
            "version v1 was published before and is no longer whole: " + file + ": is missing"),
        message);
  }
}
