package org.trainyard.jobs.training.sent;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Arrays;
import org.trainyard.jobs.network.FlatState;

/** Numbers of 16 bits in some encoding; shipped as raw little-endian bytes. */
final class ShortNumbers implements Externalizable {
  private static final long serialVersionUID = 1L;
  private static final int CHUNK = 1 << 16;

  private short[] bits;

  /** For deserialisation only. */
  public ShortNumbers() {
    this(new short[0]);
  }

  ShortNumbers(short[] bits) {
    this.bits = bits;
  }

  /** From 16 bits to a float. */
  interface Decoder {
    float decode(short bits);
  }

  float[] decode(Decoder decoder) {
    float[] values = new float[bits.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = decoder.decode(bits[i]);
    }
    return values;
  }

  /** The array itself. */
  short[] bits() {
    return bits;
  }

  ShortNumbers slice(int number, int parts) {
    return range(
        FlatState.border(bits.length, number, parts),
        FlatState.border(bits.length, number + 1, parts));
  }

  ShortNumbers range(int from, int to) {
    return new ShortNumbers(Arrays.copyOfRange(bits, from, to));
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    out.writeInt(bits.length);
    byte[] chunk = new byte[Math.min(CHUNK, bits.length) * Short.BYTES];
    for (int from = 0; from < bits.length; from += CHUNK) {
      int count = Math.min(CHUNK, bits.length - from);
      shorts(chunk).put(bits, from, count);
      out.write(chunk, 0, count * Short.BYTES);
    }
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    bits = new short[in.readInt()];
    byte[] chunk = new byte[Math.min(CHUNK, bits.length) * Short.BYTES];
    for (int from = 0; from < bits.length; from += CHUNK) {
      int count = Math.min(CHUNK, bits.length - from);
      in.readFully(chunk, 0, count * Short.BYTES);
      shorts(chunk).get(bits, from, count);
    }
  }

  private static ShortBuffer shorts(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
  }
}
