package org.trainyard.jobs.training.plan;

/** Independent seeds derived from one, by the finaliser of SplitMix64 (Steele et al. 2014). */
public final class Seeds {
  private Seeds() {}

  /** A seed that follows from another and from numbers that tell its uses apart. */
  public static long derive(long seed, long... uses) {
    long mixed = mix(seed);
    for (long use : uses) {
      mixed = mix(mixed + 0x9E3779B97F4A7C15L + use);
    }
    return mixed;
  }

  static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
