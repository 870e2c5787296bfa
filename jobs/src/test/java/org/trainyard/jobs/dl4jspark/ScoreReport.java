package org.trainyard.jobs.dl4jspark;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.deeplearning4j.core.storage.Persistable;

/** What a listener stores of one minibatch. */
record ScoreReport(String worker, int iteration, double score) implements Persistable {
  @Override
  public String getSessionID() {
    return "session";
  }

  @Override
  public String getTypeID() {
    return "score";
  }

  @Override
  public String getWorkerID() {
    return worker;
  }

  @Override
  public long getTimeStamp() {
    return iteration;
  }

  @Override
  public int encodingLengthBytes() {
    return 0;
  }

  @Override
  public byte[] encode() {
    return new byte[0];
  }

  @Override
  public void encode(ByteBuffer buffer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void encode(OutputStream out) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void decode(byte[] bytes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void decode(ByteBuffer buffer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void decode(InputStream in) {
    throw new UnsupportedOperationException();
  }
}
