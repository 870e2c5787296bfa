package org.trainyard.jobs.network;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * All numbers of a network that training changes, as two flat arrays: the parameters and the
 * optimizer's moments, both in DL4J's order. Shipped as raw little-endian bytes, which is many
 * times faster than Java's own form.
 */
public final class FlatState implements Externalizable {
  private static final long serialVersionUID = 1L;
  private static final int CHUNK_FLOATS = 1 << 16;

  private float[] parameters;
  private float[] moments;

  /** For deserialisation only. */
  public FlatState() {
    this(new float[0], new float[0]);
  }

  /** Takes both arrays as they are; neither may be changed afterwards. */
  public FlatState(float[] parameters, float[] moments) {
    this.parameters = parameters;
    this.moments = moments;
  }

  /** The parameters; not to be changed. */
  public float[] parameters() {
    return parameters;
  }

  /** The optimizer's moments; not to be changed. Empty for an optimizer without any. */
  public float[] moments() {
    return moments;
  }

  /**
   * One of several parts of equal size, but for rounding, into which both arrays are cut.
   *
   * @param number of the part, from 0
   * @param parts how many there are
   */
  public FlatState slice(int number, int parts) {
    return new FlatState(slice(parameters, number, parts), slice(moments, number, parts));
  }

  private static float[] slice(float[] values, int number, int parts) {
    return Arrays.copyOfRange(
        values, border(values.length, number, parts), border(values.length, number + 1, parts));
  }

  /** Where a part begins when so many are cut into parts of equal size, but for rounding. */
  public static int border(int length, int number, int parts) {
    return (int) ((long) length * number / parts);
  }

  /** All parts of a state, in their order, joined again. */
  public static FlatState join(List<FlatState> parts) {
    return new FlatState(join(parts, FlatState::parameters), join(parts, FlatState::moments));
  }

  private static float[] join(List<FlatState> parts, Function<FlatState, float[]> array) {
    float[] joined = new float[parts.stream().mapToInt(part -> array.apply(part).length).sum()];
    int at = 0;
    for (FlatState part : parts) {
      float[] values = array.apply(part);
      System.arraycopy(values, 0, joined, at, values.length);
      at += values.length;
    }
    return joined;
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    writeFloats(out, parameters);
    writeFloats(out, moments);
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    parameters = readFloats(in);
    moments = readFloats(in);
  }

  /** Writes an array as a state's are written: its length, then little-endian binary32. */
  public static void writeFloats(ObjectOutput out, float[] values) throws IOException {
    out.writeInt(values.length);
    byte[] chunk = new byte[Math.min(CHUNK_FLOATS, values.length) * Float.BYTES];
    for (int from = 0; from < values.length; from += CHUNK_FLOATS) {
      int count = Math.min(CHUNK_FLOATS, values.length - from);
      floats(chunk).put(values, from, count);
      out.write(chunk, 0, count * Float.BYTES);
    }
  }

  /** Reads an array that {@link #writeFloats} wrote. */
  public static float[] readFloats(ObjectInput in) throws IOException {
    float[] values = new float[in.readInt()];
    byte[] chunk = new byte[Math.min(CHUNK_FLOATS, values.length) * Float.BYTES];
    for (int from = 0; from < values.length; from += CHUNK_FLOATS) {
      int count = Math.min(CHUNK_FLOATS, values.length - from);
      in.readFully(chunk, 0, count * Float.BYTES);
      floats(chunk).get(values, from, count);
    }
    return values;
  }

  private static FloatBuffer floats(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }
}
