package org.trainyard.jobs.network.sequence;

import java.util.List;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/**
 * An output layer over packed rows. Of what DL4J asks of one, it leaves out what makes of a single
 * layer a classifier.
 */
abstract class PackedOutputLayer<C extends SequenceLayer> extends PackedLayer<C>
    implements IOutputLayer {
  private static final long serialVersionUID = 1;

  /** As DL4J handed them over last; null before. */
  protected transient INDArray labels;

  PackedOutputLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public boolean needsLabels() {
    return true;
  }

  @Override
  public void setLabels(INDArray labels) {
    this.labels = labels;
  }

  @Override
  public INDArray getLabels() {
    return labels;
  }

  @SuppressWarnings("deprecation") // DL4J's interface asks for it.
  @Override
  public int numLabels() {
    return (int) layerConf().getNOut();
  }

  private UnsupportedOperationException alone() {
    return new UnsupportedOperationException(
        getClass().getSimpleName() + " works as the last layer of a network, not by itself");
  }

  @Override
  public INDArray computeScoreForExamples(double regularization, LayerWorkspaceMgr workspaces) {
    throw alone();
  }

  @Override
  public double f1Score(DataSet data) {
    throw alone();
  }

  @Override
  public double f1Score(INDArray examples, INDArray labels) {
    throw alone();
  }

  @Override
  public void fit(DataSetIterator data) {
    throw alone();
  }

  @Override
  public int[] predict(INDArray examples) {
    throw alone();
  }

  @Override
  public List<String> predict(DataSet data) {
    throw alone();
  }

  @Override
  public void fit(INDArray examples, INDArray labels) {
    throw alone();
  }

  @Override
  public void fit(DataSet data) {
    throw alone();
  }

  @Override
  public void fit(INDArray examples, int[] labels) {
    throw alone();
  }
}
