package org.trainyard.jobs.network.pretrained;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.storage.Digests;

/**
 * A published BERT encoder, read from where {@code datasets fetch} puts it: an {@code .onnx} file
 * with 32-bit floats, or a folder of TensorFlow's SavedModel ({@code saved_model.pb} and {@code
 * variables/}).
 *
 * <pre>{@code
 * PretrainedEncoder read = PretrainedEncoder.read(home.resolve("datasets/minilm"));
 * float[] query = read.weights().tensor("encoder.layer.0.attention.self.query.weight");
 * }</pre>
 *
 * @param weights the numbers
 * @param digests SHA-256 of every file that the weights were read from, by its name below the
 *     folder
 * @param tokenizer SHA-256 of the only {@code *tokenizer.json} beside it, if there is one
 */
public record PretrainedEncoder(
    EncoderWeights weights, SortedMap<String, String> digests, Optional<String> tokenizer) {
  private static final String GRAPH = "saved_model.pb";
  private static final String INDEX = "variables/variables.index";
  private static final String DATA = "variables/variables.data-00000-of-00001";

  /** Takes a copy of the digests. */
  public PretrainedEncoder {
    digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
  }

  /**
   * Reads an encoder; what the shapes of its tensors do not tell is taken from its graph.
   *
   * @param where the {@code .onnx} file, or a folder with one of them or with a SavedModel
   * @throws UsageException if it cannot be read, or the folder has none or several encoders
   * @throws ContentException if it is no BERT encoder, is damaged, or is stored in a way that is
   *     not supported; names the file, the tensor, and the found and expected shape
   */
  public static PretrainedEncoder read(Path where) {
    return read(where, OptionalInt.empty());
  }

  /**
   * Reads an encoder whose graph may not tell the number of attention heads.
   *
   * @param where as in {@link #read(Path)}
   * @param heads that number; refused if the graph tells another
   * @throws UsageException as in {@link #read(Path)}
   * @throws ContentException as in {@link #read(Path)}
   */
  public static PretrainedEncoder read(Path where, int heads) {
    return read(where, OptionalInt.of(heads));
  }

  /**
   * One digest for the identity of a run: the SHA-256 of the only file; of several, the SHA-256
   * over the lines {@code <digest> <name>} of all in the order of their names.
   */
  public String digest() {
    if (digests.size() == 1) {
      return digests.get(digests.firstKey());
    }
    StringBuilder lines = new StringBuilder();
    digests.forEach((name, digest) -> lines.append(digest).append("  ").append(name).append('\n'));
    return Digests.of(lines.toString());
  }

  private static PretrainedEncoder read(Path where, OptionalInt heads) {
    try {
      if (Files.isDirectory(where)) {
        List<Path> onnx = files(where, ".onnx");
        boolean variables = Files.exists(where.resolve(INDEX));
        if (onnx.size() + (variables ? 1 : 0) != 1) {
          throw new UsageException(
              String.format(
                  "%s: must hold one encoder, an .onnx file or %s; it holds %d .onnx files and"
                      + " %s%s. Published ones come with datasets fetch",
                  where, INDEX, onnx.size(), variables ? "" : "no ", INDEX));
        }
        return variables ? tensorFlow(where, heads) : onnx(onnx.get(0), heads);
      }
      return onnx(where, heads);
    } catch (IOException e) {
      throw new UsageException(
          "encoder "
              + where
              + " cannot be read: "
              + e
              + "; published ones come with datasets fetch",
          e);
    }
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(each -> each.getFileName().toString().endsWith(ending)).toList();
    }
  }

  private static Optional<String> tokenizer(Path folder) throws IOException {
    List<Path> found = files(folder, "tokenizer.json");
    return found.size() == 1
        ? Optional.of(Digests.of(Files.readAllBytes(found.get(0))))
        : Optional.empty();
  }

  private static PretrainedEncoder onnx(Path file, OptionalInt heads) throws IOException {
    byte[] content = OnnxEncoder.bytes(file);
    SortedMap<String, String> digests = new TreeMap<>();
    digests.put(file.getFileName().toString(), Digests.of(content));
    return new PretrainedEncoder(
        OnnxEncoder.read(content, file, heads),
        digests,
        tokenizer(file.toAbsolutePath().getParent()));
  }

  private static PretrainedEncoder tensorFlow(Path folder, OptionalInt heads) throws IOException {
    for (String each : List.of(GRAPH, DATA)) {
      if (!Files.isRegularFile(folder.resolve(each))) {
        throw new UsageException(
            folder + ": has " + INDEX + ", but no " + each + "; an encoder needs both");
      }
    }
    SortedMap<String, String> digests = new TreeMap<>();
    for (String each : List.of(GRAPH, INDEX, DATA)) {
      try (InputStream in = Files.newInputStream(folder.resolve(each))) {
        digests.put(each, Digests.of(in));
      }
    }
    return new PretrainedEncoder(
        TensorFlowEncoder.read(
            folder.resolve(GRAPH), folder.resolve(INDEX), folder.resolve(DATA), heads),
        digests,
        tokenizer(folder));
  }
}
