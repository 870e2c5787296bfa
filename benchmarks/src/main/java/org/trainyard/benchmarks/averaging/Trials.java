package org.trainyard.benchmarks.averaging;

/** Where trials come from. */
interface Trials {
  /** Runs a trial, or finds it if it was run before. */
  Trial run(long seed, int workers);
}
