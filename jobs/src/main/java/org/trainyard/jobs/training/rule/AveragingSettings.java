package org.trainyard.jobs.training.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.trainyard.common.config.Section;
import org.trainyard.jobs.training.sent.Changes;
import org.trainyard.jobs.training.sent.Moments;
import org.trainyard.jobs.training.sent.Sending;

/**
 * How workers are put together at the end of a round. Each rule has keys of its own, whose defaults
 * stand in {@code reference.conf} under {@code defaults.averaging.<rule>}.
 *
 * @param rule how the shared parameters move
 * @param sending what workers send back
 */
public record AveragingSettings(AveragingRule rule, Sending sending) {
  private static final double MOST_MOMENTUM = 0.9999;

  private enum Rule {
    AVERAGE,
    BMUF,
    SLOWMO,
    DILOCO
  }

  /**
   * The block {@code train.averaging} with the defaults of its rule beneath it.
   *
   * @param root the root of the settings, for the defaults of each rule
   * @param train the block {@code train}
   */
  public static Section section(Section root, Section train) {
    Section averaging = train.section("averaging");
    String rule = Section.word(averaging.choice("rule", Rule.class));
    return train.replace("averaging", averaging.withDefaults(root.defaults("averaging", rule)));
  }

  /**
   * Reads it.
   *
   * @param averaging what {@link #section} gave; its rule is known to be one of the list or is
   *     reported already
   * @param workers number of workers, on which some defaults depend
   */
  public static AveragingSettings read(Section averaging, int workers) {
    return new AveragingSettings(
        rule(averaging, workers),
        new Sending(
            averaging.choice("changes", Changes.class),
            averaging.choice("moments", Moments.class)));
  }

  private static AveragingRule rule(Section averaging, int workers) {
    String name = averaging.optionalText("rule").orElse("");
    return switch (name) {
      case "bmuf" ->
          new Bmuf(
              momentum(averaging, Bmuf.momentumFor(workers)),
              averaging.positive("rate", 10),
              averaging.flag("nesterov") ? Bmuf.LookAhead.NESTEROV : Bmuf.LookAhead.NONE);
      case "slowmo" ->
          new SlowMo(
              momentum(averaging, SlowMo.momentumFor(workers)), averaging.positive("rate", 10));
      case "diloco" ->
          new DiLoCo(
              averaging.positive("rate", 10), averaging.number("momentum", 0, MOST_MOMENTUM));
      default -> new PlainAverage();
    };
  }

  private static double momentum(Section averaging, double automatic) {
    Optional<String> text = averaging.optionalText("momentum");
    if (text.equals(Optional.of("auto"))) {
      return automatic;
    }
    try {
      double number = Double.parseDouble(text.orElse(""));
      if (number >= 0 && number <= MOST_MOMENTUM) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below with what is allowed.
    }
    averaging.problem("momentum", "is auto, or a number 0 to " + MOST_MOMENTUM);
    return automatic;
  }

  /** What decides the result, for the identity of a run. */
  public Map<String, Object> identity() {
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("rule", rule.name());
    identity.put("settings", rule);
    identity.put("changes", sending.changes());
    identity.put("moments", sending.moments());
    return identity;
  }
}
