package org.trainyard.benchmarks.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trainyard.benchmarks.measured.SequenceNetwork;
import org.trainyard.benchmarks.measured.SequenceWorkload;
import org.trainyard.common.json.Json;
import org.trainyard.jobs.network.NetworkDefinition;

class SequenceNetworksTest {
  @Test
  void theEncoderHasTheBlocksAskedFor() {
    NetworkDefinition network =
        SequenceNetworks.define(new SequenceWorkload(SequenceNetwork.ENCODER, 3, 0.1, 2, 2, 2));

    JsonNode json = Json.parse(network.json());
    assertEquals(List.of(128), network.inputShape());
    assertEquals(List.of("1536", "1536", "1536"), json.findValuesAsText("feedForward"));
    assertEquals(List.of("12", "12", "12"), json.findValuesAsText("heads"));
    assertEquals(List.of("0.1", "0.1", "0.1"), json.findValuesAsText("attentionDropout"));
  }

  @Test
  void theLstmReadsBothWays() {
    NetworkDefinition network =
        SequenceNetworks.define(new SequenceWorkload(SequenceNetwork.LSTM, 1, 0, 2, 2, 2));

    assertEquals(List.of(200), network.inputShape());
    assertEquals(2, network.outputs());
    assertTrue(network.json().contains("BIDIRECTIONAL"), network::json);
  }
}
