package org.trainyard.jobs.training.sent;

/** Changes of parameters in half precision, moments as bfloat16: half of the bytes. */
record SentHalf(HalfBlocks changes, ShortNumbers bfloat16) implements Sent {
  static SentHalf of(float[] changes, float[] moments, long seed) {
    return new SentHalf(HalfBlocks.encode(changes), Bfloat16.encode(moments, seed));
  }

  @Override
  public float[] parameters() {
    return changes.decode();
  }

  @Override
  public float[] moments() {
    return bfloat16.decode(Bfloat16::decode);
  }

  @Override
  public Sent slice(int number, int parts) {
    return new SentHalf(changes.slice(number, parts), bfloat16.slice(number, parts));
  }
}
