package org.trainyard.jobs.training.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.json.Json;
import org.trainyard.jobs.training.TrainSettings;
import org.trainyard.jobs.training.sent.Changes;
import org.trainyard.jobs.training.sent.Moments;
import org.trainyard.jobs.training.sent.Sending;

class AveragingSettingsTest {
  private final Problems problems = new Problems();

  private AveragingSettings read(String... sets) {
    List<String> all = new ArrayList<>(List.of("name=digits", "train.workers=8"));
    for (String set : sets) {
      all.add("train.averaging." + set);
    }
    Section root = SettingsSource.load(Optional.empty(), all, problems);
    TrainSettings settings = TrainSettings.read(root);
    root.section("train").rejectUnknownKeys();
    return settings.averaging();
  }

  private void assertProblem(String expected, String... sets) {
    read(sets);
    assertEquals(List.of(expected), problems.messages());
  }

  @Test
  void defaultsOfEachRule() {
    assertEquals(new PlainAverage(), read("rule=average").rule());
    assertEquals(new Bmuf(0.875, 1, Bmuf.LookAhead.NESTEROV), read("rule=bmuf").rule());
    assertEquals(new SlowMo(0.5, 1), read("rule=slowmo").rule());
    assertEquals(new DiLoCo(0.7, 0.9), read("rule=diloco").rule());
    assertEquals(List.of(), problems.messages());
  }

  @Test
  void mapping() {
    assertEquals(
        new Bmuf(0.5, 0.25, Bmuf.LookAhead.NONE),
        read("rule=bmuf", "momentum=0.5", "rate=0.25", "nesterov=false").rule());
    assertEquals(new SlowMo(0.25, 0.75), read("rule=slowmo", "momentum=0.25", "rate=0.75").rule());
    assertEquals(new DiLoCo(0.5, 0.25), read("rule=diloco", "rate=0.5", "momentum=0.25").rule());
    assertEquals(
        new Sending(Changes.FP16, Moments.RESET), read("changes=fp16", "moments=reset").sending());
    assertEquals(List.of(), problems.messages());
  }

  @Test
  void aRuleNobodyKnowsComesWithASuggestion() {
    assertProblem(
        "train.averaging.rule = \"slowmoo\" (--set): train.averaging.rule is one of average, bmuf,"
            + " slowmo, diloco. Did you mean \"slowmo\"?",
        "rule=slowmoo");
  }

  @Test
  void aMomentumIsANumberOrAuto() {
    assertProblem(
        "train.averaging.momentum = \"1\" (--set): train.averaging.momentum is auto, or a number 0"
            + " to 0.9999",
        "rule=bmuf",
        "momentum=1");
  }

  @Test
  void aMomentumThatIsNoNumberIsAProblem() {
    assertProblem(
        "train.averaging.momentum = \"often\" (--set): train.averaging.momentum is auto, or a"
            + " number 0 to 0.9999",
        "rule=slowmo",
        "momentum=often");
  }

  @Test
  void aRateOfZeroWouldNotMove() {
    assertProblem(
        "train.averaging.rate = \"0\" (--set): train.averaging.rate is a number above 0 up to 10.0",
        "rule=diloco",
        "rate=0");
  }

  @Test
  void aPrecisionThatIsNotThereIsAProblem() {
    assertProblem(
        "train.averaging.changes = \"int8\" (--set): train.averaging.changes is one of fp32, fp16.",
        "changes=int8");
  }

  @Test
  void aKeyOfAnotherRuleIsAProblem() {
    read("rule=average", "momentum=0.5");

    assertEquals(1, problems.messages().size(), problems.messages().toString());
    assertTrue(
        problems
            .messages()
            .get(0)
            .startsWith("train.averaging.momentum (--set) is not a known key."),
        problems.messages().toString());
  }

  @Test
  void aKeyOfTheFirstEpochsThatNobodyKnowsIsAProblem() {
    read("post-local.rounds=5");

    assertEquals(1, problems.messages().size(), problems.messages().toString());
    assertTrue(
        problems.messages().get(0).startsWith("train.averaging.post-local.rounds (--set)"),
        problems.messages().toString());
  }

  @Test
  void theIdentityNamesTheRuleAndItsNumbers() {
    assertEquals(
        Json.parse(
            """
            {"rule": "diloco", "settings": {"rate": 0.7, "momentum": 0.9},
             "changes": "fp16", "moments": "average"}
            """),
        Json.tree(read("rule=diloco", "changes=fp16").identity()));
    assertEquals("average", Json.tree(read().identity()).get("rule").asText());
  }
}
