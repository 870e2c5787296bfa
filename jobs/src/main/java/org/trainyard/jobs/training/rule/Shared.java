package org.trainyard.jobs.training.rule;

/**
 * What a rule works on.
 *
 * @param parameters the shared parameters
 * @param memory what the rule remembers of earlier rounds, a number for each parameter; empty where
 *     it has nothing to remember, or not yet, which stands for zeros
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Shared(float[] parameters, float[] memory) {

  /** What is remembered of a parameter. */
  double memory(int index) {
    return memory.length == 0 ? 0 : memory[index];
  }
}
