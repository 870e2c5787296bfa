package org.trainyard.jobs.training.shard;

import java.io.Serializable;
import org.trainyard.jobs.network.Minibatch;

/** What the bytes of a shard's rows mean. Sent to the executors once a training. */
public interface MinibatchFormat extends Serializable {
  /** A reader for one thread. */
  Reader reader();

  /** Turns rows into minibatches; may keep its buffers from one to the next. */
  interface Reader {
    /**
     * Reads a minibatch.
     *
     * @param slots the rows, at least one
     * @param epoch the epoch, from 0, on which it depends how rows are augmented
     * @return valid until the next call
     */
    Minibatch read(Shard shard, int[] slots, int epoch);
  }
}
