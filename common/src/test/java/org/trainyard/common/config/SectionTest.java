package org.trainyard.common.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.UsageException;

class SectionTest {
  private enum Speed {
    SLOW,
    VERY_FAST
  }

  @Test
  void textOfSetIsConvertedToTheTypeThatIsAskedFor() {
    Section train =
        Loaded.sets(
                "train.workers=3",
                "train.rate=1e-3",
                "train.on=true",
                "train.name=a b",
                "train.speed=very-fast")
            .root()
            .section("train");

    assertEquals(3, train.integer("workers", 1, 9));
    assertEquals(0.001, train.number("rate", 0, 1));
    assertTrue(train.flag("on"));
    assertEquals("a b", train.text("name"));
    assertEquals(Speed.VERY_FAST, train.choice("speed", Speed.class));
    assertEquals(List.of(), train.problems().messages());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[512, 256]", "512,256", " 512 , 256 ", "[512,256]"})
  void aListMayBeGivenAsText(String list) {
    Section train = Loaded.sets("train.hidden=" + list).root().section("train");

    assertEquals(List.of(512, 256), train.integers("hidden", 1, 1024));
    assertEquals(List.of("512", "256"), train.texts("hidden"));
  }

  @Test
  void anEmptyListIsAList() {
    Section train = Loaded.sets("train.a=[]", "train.b=").root().section("train");

    assertEquals(List.of(), train.texts("a"));
    assertEquals(List.of(), train.texts("b"));
    assertEquals(List.of(), train.texts("absent"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10", "1.5", "NaN", "many", "99999999999999999999"})
  void aWholeNumberOutsideItsBoundsIsAProblem(String value) {
    Loaded loaded = Loaded.sets("train.workers=" + value);

    int harmless = loaded.root().section("train").integer("workers", 1, 9);

    assertEquals(1, harmless);
    assertEquals(
        "train.workers = \"" + value + "\" (--set): train.workers is a whole number from 1 to 9",
        loaded.onlyProblem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-0.1", "1.1", "much"})
  void aNumberOutsideItsBoundsIsAProblem(String value) {
    Loaded loaded = Loaded.sets("train.dropout=" + value);

    loaded.root().section("train").number("dropout", 0, 1);

    assertEquals(
        "train.dropout = \"" + value + "\" (--set): train.dropout is a number 0.0 to 1.0",
        loaded.onlyProblem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "NaN", "-1", "11"})
  void aPositiveNumberIsAboveZero(String value) {
    Loaded loaded = Loaded.sets("train.rate=" + value);

    loaded.root().section("train").positive("rate", 10);

    assertEquals(
        "train.rate = \"" + value + "\" (--set): train.rate is a number above 0 up to 10.0",
        loaded.onlyProblem());
  }

  @Test
  void boundsAreIncluded() {
    Loaded loaded =
        Loaded.sets("train.a=1", "train.b=9", "train.c=0", "train.d=-9223372036854775808");
    Section train = loaded.root().section("train");

    assertEquals(1, train.integer("a", 1, 9));
    assertEquals(9, train.integer("b", 1, 9));
    assertEquals(0, train.number("c", 0, 1));
    assertEquals(Long.MIN_VALUE, train.whole("d", Long.MIN_VALUE, Long.MAX_VALUE));
    assertEquals(List.of(), loaded.problems().messages());
  }

  @Test
  void whatIsMissingIsAProblemThatSaysWhatItIs() {
    Loaded loaded = Loaded.sets();
    Section train = loaded.root().section("train");

    train.text("a");
    train.integer("b", 1, 2);
    train.number("c", 0, 1);
    train.flag("d");
    train.choice("e", Speed.class);

    assertEquals(
        List.of(
            "train.a is missing",
            "train.b is missing; it is a whole number from 1 to 2",
            "train.c is missing; it is a number 0.0 to 1.0",
            "train.d is missing; it is true or false",
            "train.e is missing; it is one of slow, very-fast"),
        loaded.problems().messages());
  }

  @Test
  void aWordOutsideTheListComesWithASuggestion() {
    Loaded loaded = Loaded.sets("train.speed=very-fats");

    loaded.root().section("train").choice("speed", Speed.class);

    assertEquals(
        "train.speed = \"very-fats\" (--set): train.speed is one of slow, very-fast."
            + " Did you mean \"very-fast\"?",
        loaded.onlyProblem());
  }

  @Test
  void aTextWhereABlockIsExpectedIsAProblem() {
    Loaded loaded = Loaded.sets("train=fast");

    loaded.root().section("train");

    assertEquals(
        "train = \"fast\" (--set): train is a block of keys; write train { … } or set its keys one"
            + " by one",
        loaded.onlyProblem());
  }

  @Test
  void allProblemsAreShownTogether() {
    Loaded loaded = Loaded.sets("train.workers=0", "train.dropout=2");
    Section train = loaded.root().section("train");
    train.integer("workers", 1, 9);
    train.number("dropout", 0, 1);
    train.rejectUnknownKeys();

    UsageException thrown =
        assertThrows(UsageException.class, () -> loaded.problems().throwIfAny());

    assertEquals(ExitCode.USAGE, thrown.exitCode());
    assertEquals(
        """
        2 problems with the settings:
          - train.workers = "0" (--set): train.workers is a whole number from 1 to 9
          - train.dropout = "2" (--set): train.dropout is a number 0.0 to 1.0""",
        thrown.getMessage());
  }

  @Test
  void aKeyNobodyAskedForIsAProblemHoweverDeepItStands() {
    Loaded loaded = Loaded.sets("train.optimizer.schedule.evry-epochs=3");
    Section schedule = loaded.root().section("train").section("optimizer").section("schedule");
    schedule.has("type");
    schedule.has("every-epochs");

    loaded.root().rejectUnknownKeys();

    assertEquals(
        "train.optimizer.schedule.evry-epochs (--set) is not a known key."
            + " Did you mean \"every-epochs\"? Known here: every-epochs, type",
        loaded.onlyProblem());
  }

  @Test
  void aPropertyOfSparkMayBeginWithAnothersName() {
    Section root =
        Loaded.sets(
                "spark.master=local[2]",
                "spark.authenticate=true",
                "spark.authenticate.secret=s3=cret")
            .root();

    Map<String, String> spark = root.flat("spark");

    assertEquals(
        Map.of("master", "local[2]", "authenticate", "true", "authenticate.secret", "s3=cret"),
        spark);
  }
}
