package org.trainyard.dataprep.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trainyard.common.job.JobException;
import org.trainyard.common.job.UsageException;
import org.trainyard.dataprep.clean.rule.Cleaned;

class OwnRuleTest {
  private static final String PACKAGE = "org.trainyard.dataprep.clean.";

  @Test
  void aClassWithoutSettingsIsMade() {
    OwnRule rule = OwnRule.load(PACKAGE + "OwnRules$Plain", Map.of());

    assertEquals(Cleaned.text("x"), rule.apply(" x "));
  }

  @Test
  void aClassWithSettingsGetsThem() {
    OwnRule rule = OwnRule.load(PACKAGE + "Shout", Map.of("marks", "3"));

    assertEquals(Cleaned.text("x!!!"), rule.apply("x"));
    assertEquals(Cleaned.rejected("nothing to shout"), rule.apply(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Missing | cannot be loaded (java.lang.ClassNotFoundException: ",
        "OwnRules$NoRule | does not implement org.trainyard.dataprep.clean.rule.CleaningRule",
        "OwnRules$Hidden | is not a public class that can be made; make it public, not abstract",
        "rule.CleaningRule | is not a public class that can be made; make it public, not abstract",
        "OwnRules$WithNumber | has no public constructor that takes nothing or a Map<String, String>",
        "OwnRules$WithThread | holds a java.lang.Thread, which is not Serializable; make the field",
      })
  void aClassThatCannotBeUsedIsNamedWithTheReason(String name, String reason) {
    String message =
        assertThrows(UsageException.class, () -> OwnRule.load(PACKAGE + name, Map.of()))
            .getMessage();

    assertTrue(message.startsWith("cleaning rule " + PACKAGE + name + " " + reason), message);
  }

  @Test
  void settingsThatNobodyTakesAreRefused() {
    String message =
        assertThrows(
                UsageException.class,
                () -> OwnRule.load(PACKAGE + "OwnRules$Plain", Map.of("marks", "1")))
            .getMessage();

    assertTrue(message.contains("takes no settings, found [marks]"), message);
  }

  @Test
  void whatTheConstructorSaysIsAProblemOfTheOrder() {
    String problem =
        CleanBlock.of(
                "order = [\"org.trainyard.dataprep.clean.Shout\"],"
                    + " own { \"org.trainyard.dataprep.clean.Shout\" { marks = 0 } }")
            .onlyProblem();

    assertTrue(problem.startsWith("prepare.clean.order = "), problem);
    assertTrue(problem.contains("marks is a whole number from 1, found 0"), problem);
  }

  @Test
  void settingsOfNoRuleAreAProblem() {
    String problem = CleanBlock.of("own { org.acme.Shuot { marks = 0 } }").onlyProblem();

    assertTrue(
        problem.contains("has the key org.acme.Shuot.marks, which begins with no class"), problem);
  }

  @Test
  void aFailureNamesTheRuleButNotTheText() {
    OwnRule rule = OwnRule.load(PACKAGE + "OwnRules$Failing", Map.of());

    JobException failure = assertThrows(JobException.class, () -> rule.apply("secret"));

    assertTrue(
        failure
            .getMessage()
            .startsWith(
                "cleaning rule " + PACKAGE + "OwnRules$Failing failed on a text of 6 characters"),
        failure.getMessage());
    assertFalse(failure.getMessage().contains("secret"), failure.getMessage());
    assertEquals(null, failure.getCause(), "a cause's message may hold the text");
  }
}
