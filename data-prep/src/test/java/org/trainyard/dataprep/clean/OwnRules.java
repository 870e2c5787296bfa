package org.trainyard.dataprep.clean;

import org.trainyard.dataprep.clean.rule.Cleaned;
import org.trainyard.dataprep.clean.rule.CleaningRule;

/** Own rules that are not what they should be, and one that is. */
public final class OwnRules {
  private OwnRules() {}

  /** Takes no settings. */
  public static final class Plain implements CleaningRule {
    private static final long serialVersionUID = 1L;

    /** For the loader. */
    public Plain() {}

    @Override
    public Cleaned apply(String text) {
      return Cleaned.text(text.trim());
    }
  }

  /** No rule at all. */
  public static final class NoRule {}

  /** Cannot be made from settings. */
  public static final class WithNumber implements CleaningRule {
    private static final long serialVersionUID = 1L;

    private final int number;

    /** Not for the loader. */
    public WithNumber(int number) {
      this.number = number;
    }

    @Override
    public Cleaned apply(String text) {
      return Cleaned.text(text + number);
    }
  }

  /** Cannot be sent to executors. */
  public static final class WithThread implements CleaningRule {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final Object thread = Thread.currentThread();

    /** For the loader. */
    public WithThread() {}

    @Override
    public Cleaned apply(String text) {
      return Cleaned.text(text + thread);
    }
  }

  /** Fails on every text. */
  public static final class Failing implements CleaningRule {
    private static final long serialVersionUID = 1L;

    /** For the loader. */
    public Failing() {}

    @Override
    public Cleaned apply(String text) {
      throw new IndexOutOfBoundsException("no such place");
    }
  }

  /** Not to be seen from elsewhere. */
  static final class Hidden implements CleaningRule {
    private static final long serialVersionUID = 1L;

    @Override
    public Cleaned apply(String text) {
      return Cleaned.text(text);
    }
  }
}
