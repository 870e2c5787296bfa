package org.trainyard.jobs.network.sequence;

/**
 * One matrix of parameters of a layer.
 *
 * @param name its key in DL4J's table of parameters
 * @param rows 1 for a vector
 * @param columns its last axis, which is stored without gaps
 * @param kind what it is and how it begins
 * @param deviation standard deviation of a weight's initial values
 */
public record Parameter(String name, int rows, int columns, Kind kind, double deviation) {
  /** Kinds of parameters. */
  public enum Kind {
    /** Begins with normally distributed values; weight decay applies. */
    WEIGHT,
    /** Begins with 0; no weight decay. */
    BIAS,
    /** Begins with 1; no weight decay. */
    GAIN
  }

  /** A weight with normally distributed values of this deviation. */
  public static Parameter weight(String name, int rows, int columns, double deviation) {
    return new Parameter(name, rows, columns, Kind.WEIGHT, deviation);
  }

  /** A weight that begins as Glorot &amp; Bengio (2010) have it. */
  public static Parameter weight(String name, int rows, int columns) {
    return weight(name, rows, columns, Math.sqrt(2.0 / (rows + columns)));
  }

  /** A vector that begins with zeros. */
  public static Parameter bias(String name, int columns) {
    return new Parameter(name, 1, columns, Kind.BIAS, 0);
  }

  /** A vector that begins with ones. */
  public static Parameter gain(String name, int columns) {
    return new Parameter(name, 1, columns, Kind.GAIN, 0);
  }

  /** Numbers in it. */
  public long length() {
    return (long) rows * columns;
  }
}
