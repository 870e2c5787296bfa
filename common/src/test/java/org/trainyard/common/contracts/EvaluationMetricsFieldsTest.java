package org.trainyard.common.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trainyard.common.evaluation.ClassMetrics;
import org.trainyard.common.evaluation.EvaluationMetrics;
import org.trainyard.common.evaluation.Scores;
import org.trainyard.common.json.Json;

/** Every property of the stored {@code metrics.json}. */
class EvaluationMetricsFieldsTest {
  @Test
  void evaluationMetrics() {
    EvaluationMetrics read =
        ContractFieldsTest.read("evaluation-metrics-v1.json", EvaluationMetrics.class);

    EvaluationMetrics expected =
        new EvaluationMetrics(
            1,
            "digits",
            "2026-11-21",
            Json.parse("{\"split\":\"test\",\"modelSha256\":\"cafe\"}"),
            "cafe",
            "runs/digits/2026-11-21/model.zip",
            "datasets/digits/00112233aabbccdd",
            "test",
            "aa11",
            new Scores(
                30,
                0.9,
                0.875,
                0.85,
                0.8625,
                0.95,
                0.3,
                0.02,
                List.of(
                    new ClassMetrics("zero", 10, 0.75, 0.8, 0.775, 0.9),
                    new ClassMetrics("one", 20, 1, 0.9, 0.95, Double.NaN))),
            Map.of("language=en", new Scores(0, 0, 0, 0, 0, 0, 0, 0, List.of())),
            Instant.parse("2026-11-21T01:10:00Z"),
            ContractFieldsTest.provenance("yarn", "2026-11-21T01:09:03Z", "2026-11-21T01:10:00Z"));
    assertEquals(expected, read);
  }
}
