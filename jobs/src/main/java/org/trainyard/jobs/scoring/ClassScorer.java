package org.trainyard.jobs.scoring;

import java.util.function.LongConsumer;

/** Scores how well a network tells the classes of rows. */
public record ClassScorer() implements BlockScorer {
  @Override
  public Score score(ScoringModel model, RowBlock block, LongConsumer scored) {
    float[][] outputs = Predictor.predict(model, block.rows(), scored);
    long correct = 0;
    double loss = 0;
    for (int i = 0; i < outputs.length; i++) {
      int label = block.rows().get(i).classIndex(outputs[i].length);
      correct += Loss.predicted(outputs[i]) == label ? 1 : 0;
      loss += Loss.crossEntropy(outputs[i], label);
    }
    return new Score(outputs.length, correct, loss);
  }
}
