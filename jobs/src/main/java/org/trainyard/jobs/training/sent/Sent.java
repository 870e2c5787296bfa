package org.trainyard.jobs.training.sent;

import java.io.Serializable;

/**
 * The numbers that a worker sends back, or a part of them. Read one array at a time, each use of
 * which may decode it anew.
 */
public interface Sent extends Serializable {
  /** Where its parameters arrived, or by how much they changed: see {@link Sending}. */
  float[] parameters();

  /** The optimizer's moments; empty where none are sent. */
  float[] moments();

  /**
   * One of several parts of about equal size; the same number of several workers' covers the same
   * parameters and moments.
   *
   * @param number of the part, from 0
   * @param parts how many there are
   */
  Sent slice(int number, int parts);

  /** Nothing: from a worker that trained no row. */
  static Sent nothing() {
    return SentSingle.NOTHING;
  }
}
