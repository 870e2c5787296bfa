package org.trainyard.jobs.training.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.json.Json;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.common.storage.Digests;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.network.FlatState;
import org.trainyard.jobs.training.round.RoundState;

class CheckpointStoreTest {
  @TempDir java.nio.file.Path folder;
  private Storage storage;
  private Path directory;
  private CheckpointStore store;

  @BeforeEach
  void open() {
    storage = Storage.open(new Configuration(), folder.toUri().toString());
    directory = storage.path("checkpoints");
    store = store(1);
  }

  private CheckpointStore store(int epochs) {
    return new CheckpointStore(storage, directory, Json.tree(Map.of("epochs", epochs)), 2);
  }

  private static Checkpoint checkpoint(long round) {
    FlatState network = new FlatState(new float[] {round, -0.5f}, new float[] {0.25f});
    return new Checkpoint(
        new RoundState(round, 1, 2, 30, network, new float[] {-0.75f, 3}),
        Optional.empty(),
        List.of(new Ledger.Entry(0, 3, 3, 1, 1)),
        new byte[] {0, 1, 0},
        List.of(new RoundMetrics(1, round, 1, 3, 0.5, 0.1, 2, 1, 8, Optional.empty())));
  }

  private List<String> names() {
    return storage.list(directory).stream().map(each -> each.getPath().getName()).toList();
  }

  private long loadedRound() {
    return store.load().orElseThrow().state().round();
  }

  @Test
  void whatIsSavedIsLoaded() {
    store.save(checkpoint(7));

    Checkpoint loaded = store.load().orElseThrow();

    assertEquals(7, loaded.state().round());
    assertEquals(1, loaded.state().epoch());
    assertEquals(2, loaded.state().roundInEpoch());
    assertEquals(30, loaded.state().iteration());
    assertArrayEquals(new float[] {7, -0.5f}, loaded.state().network().parameters());
    assertArrayEquals(new float[] {0.25f}, loaded.state().network().moments());
    assertArrayEquals(new float[] {-0.75f, 3}, loaded.state().ruleMemory());
    assertArrayEquals(new byte[] {0, 1, 0}, loaded.tally());
    assertEquals(checkpoint(7).ledger(), loaded.ledger());
    assertEquals(checkpoint(7).rounds(), loaded.rounds());
  }

  @Test
  void theIndexIsWrittenAsTheFormatHasIt() {
    store.save(checkpoint(7));

    JsonNode index =
        Json.parse(storage.readText(new Path(directory, "round-000007/checkpoint.json")));

    JsonNode expected =
        Json.parse(
            """
            {
              "formatVersion": 1,
              "identity": {"epochs": 1},
              "state": {
                "round": 7, "epoch": 1, "roundInEpoch": 2, "iteration": 30,
                "sha256": "%s"
              },
              "tallySha256": "%s",
              "ledger": [
                {"epoch": 0, "rowsOffered": 3, "rowsTrained": 3, "leastTrained": 1, "mostTrained": 1}
              ],
              "rounds": [
                {
                  "formatVersion": 1, "round": 7, "epoch": 1, "examples": 3, "loss": 0.5,
                  "learningRate": 0.1, "seconds": 2.0, "computeSeconds": 1.0,
                  "bytesMoved": 8
                }
              ]
            }
            """
                .formatted(digest("state.bin"), digest("tally.deflate")));
    assertEquals(expected, index);
  }

  private String digest(String file) {
    return Digests.of(storage.readBytes(new Path(directory, "round-000007/" + file)));
  }

  @Test
  void theNewestIsLoadedAndOnlySoManyAreKept() {
    store.save(checkpoint(9));
    store.save(checkpoint(10));
    store.save(checkpoint(100));

    assertEquals(100, loadedRound());
    assertEquals(List.of("round-000010", "round-000100"), names());
  }

  @Test
  void aDamagedStateIsPassedOver() {
    store.save(checkpoint(1));
    store.save(checkpoint(2));
    Path state = new Path(directory, "round-000002/state.bin");
    byte[] bytes = storage.readBytes(state);
    bytes[bytes.length - 1] ^= 1;
    storage.replace(state, bytes);

    assertEquals(1, loadedRound());
  }

  @Test
  void aDamagedTallyIsPassedOver() {
    store.save(checkpoint(1));
    store.save(checkpoint(2));
    storage.replace(new Path(directory, "round-000002/tally.deflate"), new byte[] {1});

    assertEquals(1, loadedRound());
  }

  @Test
  void anUnreadableIndexIsPassedOver() {
    store.save(checkpoint(1));
    store.save(checkpoint(2));
    storage.replace(new Path(directory, "round-000002/checkpoint.json"), "{");

    assertEquals(1, loadedRound());
  }

  @Test
  void anIncompleteOneIsPassedOver() {
    store.save(checkpoint(1));
    store.save(checkpoint(2));
    storage.delete(new Path(directory, "round-000002/_SUCCESS"));

    assertEquals(1, loadedRound());
  }

  @Test
  void withoutAWholeOneThereIsNone() {
    assertTrue(store.load().isEmpty());
    store.save(checkpoint(1));
    storage.delete(new Path(directory, "round-000001/state.bin"));

    assertTrue(store.load().isEmpty());
  }

  @Test
  void theBestEpochIsSavedAndLoaded() {
    RoundState best = new RoundState(4, 1, 0, 9, new FlatState(new float[] {8}, new float[] {}));
    Checkpoint plain = checkpoint(5);
    store.save(
        new Checkpoint(
            plain.state(), Optional.of(best), plain.ledger(), plain.tally(), plain.rounds()));

    RoundState loaded = store.load().orElseThrow().best().orElseThrow();

    assertEquals(4, loaded.round());
    assertEquals(1, loaded.epoch());
    assertArrayEquals(new float[] {8}, loaded.network().parameters());
  }

  @Test
  void aDamagedBestEpochIsPassedOver() {
    store.save(checkpoint(1));
    Checkpoint plain = checkpoint(2);
    store.save(
        new Checkpoint(
            plain.state(),
            Optional.of(plain.state()),
            plain.ledger(),
            plain.tally(),
            plain.rounds()));
    storage.replace(new Path(directory, "round-000002/best.bin"), new byte[] {1, 2});

    assertEquals(1, loadedRound());
  }

  @Test
  void whatAKilledProcessWasWritingIsRemovedByTheNextSave() {
    storage.makeDirectory(
        new Path(directory, "_staging-round-000001-00000000-0000-0000-0000-000000000000"));

    store.save(checkpoint(2));

    assertEquals(List.of("round-000002"), names());
  }

  @Test
  void oneOfOtherSettingsIsRefusedWithTheDifference() {
    store.save(checkpoint(3));

    UsageException thrown = assertThrows(UsageException.class, () -> store(2).load());

    assertTrue(thrown.getMessage().contains("round-000003"), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("epochs: 1 there, 2 now"), thrown.getMessage());
  }
}
