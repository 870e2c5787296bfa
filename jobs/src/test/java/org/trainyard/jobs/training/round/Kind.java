package org.trainyard.jobs.training.round;

import java.util.List;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** DL4J's two kinds of networks, of the same layers one after another. */
enum Kind {
  /** A {@code MultiLayerNetwork}. */
  LAYERS {
    @Override
    String json(NeuralNetConfiguration.Builder optimizer, List<Layer> layers, InputType input) {
      NeuralNetConfiguration.ListBuilder list = optimizer.list();
      layers.forEach(list::layer);
      return list.setInputType(input).build().toJson();
    }

    @Override
    NeuralNetwork plain(String json) {
      MultiLayerNetwork network = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json));
      network.init();
      return network;
    }

    @Override
    int iteration(NeuralNetwork network) {
      return ((MultiLayerNetwork) network).getIterationCount();
    }
  },
  /** A {@code ComputationGraph}. */
  GRAPH {
    @Override
    String json(NeuralNetConfiguration.Builder optimizer, List<Layer> layers, InputType input) {
      GraphBuilder graph = optimizer.graphBuilder().addInputs("rows").setInputTypes(input);
      String before = "rows";
      for (int i = 0; i < layers.size(); i++) {
        graph.addLayer("layer " + i, layers.get(i), before);
        before = "layer " + i;
      }
      return graph.setOutputs(before).build().toJson();
    }

    @Override
    NeuralNetwork plain(String json) {
      ComputationGraph graph = new ComputationGraph(ComputationGraphConfiguration.fromJson(json));
      graph.init();
      return graph;
    }

    @Override
    int iteration(NeuralNetwork network) {
      return ((ComputationGraph) network).getIterationCount();
    }
  };

  /** DL4J's configuration. */
  abstract String json(
      NeuralNetConfiguration.Builder optimizer, List<Layer> layers, InputType input);

  /** The network as DL4J itself builds it. */
  abstract NeuralNetwork plain(String json);

  /** Steps that it has done. */
  abstract int iteration(NeuralNetwork network);
}
