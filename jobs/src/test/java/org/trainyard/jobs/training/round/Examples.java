package org.trainyard.jobs.training.round;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.dataset.DataSet;
import org.trainyard.jobs.training.shard.MinibatchFormat;

/** Rows that a worker reads from its shard, and that plain DL4J is given straight from memory. */
interface Examples {
  /** What a network is told that it will be fed. */
  InputType inputType();

  /** A row's bytes in a shard. */
  byte[] bytes(long row);

  /** What those bytes mean. */
  MinibatchFormat format();

  /** The same rows for plain DL4J. */
  DataSet minibatch(long[] rows);
}
