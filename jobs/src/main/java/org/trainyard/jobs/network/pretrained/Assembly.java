package org.trainyard.jobs.network.pretrained;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trainyard.common.job.ContentException;
import org.trainyard.jobs.network.pretrained.EncoderGraph.Heads;

/** Makes an encoder of a file's tensors: first every shape is checked, then numbers are read. */
final class Assembly {
  private static final Pattern LAYER = Pattern.compile("encoder\\.layer\\.(\\d{1,4})\\..*");

  private final StoredTensors stored;

  Assembly(StoredTensors stored) {
    this.stored = stored;
  }

  /**
   * The weights.
   *
   * @param graph what the file's graph tells
   * @param heads attention heads as the caller knows them
   * @throws ContentException naming the file, the tensor, and the found and expected shape
   */
  EncoderWeights weights(EncoderGraph graph, OptionalInt heads) throws IOException {
    EncoderShape shape = shape(graph, heads);
    Map<String, EncoderTensor> expected = new LinkedHashMap<>();
    shape.tensors().forEach(each -> expected.put(each.name(), each));
    if (stored.names().stream().anyMatch(each -> each.startsWith(EncoderShape.HEAD))) {
      shape.maskedTokenHead().forEach(each -> expected.put(each.name(), each));
    }
    expected.values().forEach(this::check);
    for (String name : new TreeSet<>(stored.names())) {
      if (!expected.containsKey(name)) {
        throw problem(
            "holds tensor " + label(name) + ", which BERT has not; only BERT encoders can be read");
      }
    }
    Map<String, float[]> tensors = new HashMap<>();
    for (EncoderTensor each : expected.values()) {
      float[] numbers = stored.read(each.name(), each.length());
      for (int i = 0; i < numbers.length; i++) {
        if (!Float.isFinite(numbers[i])) {
          throw problem("tensor " + label(each.name()) + " holds " + numbers[i] + " at " + i);
        }
      }
      tensors.put(each.name(), numbers);
    }
    return new EncoderWeights(shape, tensors);
  }

  private EncoderShape shape(EncoderGraph graph, OptionalInt given) {
    List<Integer> words = matrix(EncoderShape.WORDS);
    int hidden = words.get(1);
    int heads = heads(graph.heads(), given, hidden);
    return new EncoderShape(
        layers(),
        hidden,
        heads,
        matrix(EncoderShape.layer(0) + "intermediate.dense.weight").get(1),
        words.get(0),
        matrix(EncoderShape.POSITIONS).get(0),
        matrix(EncoderShape.TOKEN_TYPES).get(0),
        graph.layerNormEpsilon(),
        graph.gelu());
  }

  private int heads(Optional<Heads> inGraph, OptionalInt given, int hidden) {
    if (inGraph.isEmpty() && given.isEmpty()) {
      throw problem("the graph does not tell the number of attention heads; give it");
    }
    int heads = given.orElseGet(() -> inGraph.orElseThrow().count());
    if (inGraph.isPresent() && inGraph.get().count() != heads) {
      throw problem(heads + " attention heads were given; the graph has " + inGraph.get().count());
    }
    if (heads < 1
        || hidden % heads != 0
        || (inGraph.isPresent() && inGraph.get().size() != hidden / heads)) {
      throw problem(
          heads
              + " attention heads"
              + inGraph.map(each -> " of size " + each.size()).orElse("")
              + " do not make up the hidden size "
              + hidden);
    }
    return heads;
  }

  private int layers() {
    TreeSet<Integer> layers = new TreeSet<>();
    for (String name : stored.names()) {
      Matcher layer = LAYER.matcher(name);
      if (layer.matches()) {
        layers.add(Integer.valueOf(layer.group(1)));
      }
    }
    if (layers.isEmpty() || layers.last() != layers.size() - 1) {
      throw problem("has the layers " + layers + "; they must be numbered from 0 without a gap");
    }
    return layers.size();
  }

  private List<Integer> matrix(String name) {
    List<Long> dims = dims(name);
    if (dims.size() != 2 || dims.stream().anyMatch(each -> each < 1 || each > Integer.MAX_VALUE)) {
      throw problem("tensor " + label(name) + ": found shape " + dims + ", expected a matrix");
    }
    return dims.stream().map(Math::toIntExact).toList();
  }

  private void check(EncoderTensor tensor) {
    List<Long> found = dims(tensor.name());
    if (!found.equals(tensor.dims().stream().map(Long::valueOf).toList())) {
      throw problem(
          String.format(
              "tensor %s: found shape %s, expected %s",
              label(tensor.name()), found, tensor.dims()));
    }
    long length = 1;
    for (long dim : found) {
      length = length > Integer.MAX_VALUE ? length : length * dim;
    }
    if (length > Integer.MAX_VALUE - 16) {
      throw problem("tensor " + label(tensor.name()) + ": " + found + " is too large to be read");
    }
  }

  private List<Long> dims(String name) {
    if (!stored.names().contains(name)) {
      throw problem("lacks tensor " + name + "; only BERT encoders can be read");
    }
    return stored.dims(name);
  }

  /** The encoder's name and the file's, if that is another. */
  private String label(String name) {
    String inFile = stored.storedName(name);
    return inFile.equals(name) ? name : name + " (stored as " + inFile + ")";
  }

  private ContentException problem(String what) {
    return new ContentException(stored.file() + ": " + what);
  }

  /** Names that are an encoder's or its head's, or look like it. */
  static boolean concerns(String name) {
    return Stream.of("embeddings.", "encoder.", EncoderShape.HEAD).anyMatch(name::startsWith);
  }
}
