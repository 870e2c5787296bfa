package org.trainyard.jobs.network;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.trainyard.common.job.ContentException;

/**
 * Reads {@code model.zip}, DL4J's own format, without its trust: only the entries that a network
 * needs are taken, none is deserialised as Java objects, and sizes are bounded.
 */
public final class ModelFile {
  private static final String CONFIGURATION = "configuration.json";
  private static final String PARAMETERS = "coefficients.bin";
  private static final Set<String> ALLOWED =
      Set.of(CONFIGURATION, PARAMETERS, "updaterState.bin", "noParams.marker", "normalizer.bin");
  private static final long LARGEST_CONFIGURATION = 16L << 20;
  private static final long LARGEST_ENTRY = Integer.MAX_VALUE - 16L;

  private ModelFile() {}

  /** The network as a zip file's bytes. */
  public static byte[] write(Network network) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      network.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException("a network cannot be written to memory", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a network.
   *
   * @param zip the file's bytes
   * @param where the file, for messages
   * @throws ContentException if it is no such file, or holds anything else
   */
  public static Network read(byte[] zip, String where) {
    Map<String, byte[]> entries = entries(zip, where);
    if (!entries.containsKey(CONFIGURATION) || !entries.containsKey(PARAMETERS)) {
      throw new ContentException(
          where + ": not a DL4J model: it lacks " + CONFIGURATION + " or " + PARAMETERS);
    }
    Network network;
    INDArray parameters;
    try {
      network = Network.build(new String(entries.get(CONFIGURATION), StandardCharsets.UTF_8));
      parameters = Nd4j.read(new ByteArrayInputStream(entries.get(PARAMETERS)));
    } catch (RuntimeException e) {
      throw new ContentException(where + ": not a readable DL4J model: " + e.getMessage(), e);
    }
    if (parameters.length() != network.parameterCount()) {
      throw new ContentException(
          String.format(
              "%s: the configuration has %d parameters, the file holds %d",
              where, network.parameterCount(), parameters.length()));
    }
    network.loadParameters(parameters.dup('c').data().asFloat());
    return network;
  }

  private static Map<String, byte[]> entries(byte[] zip, String where) {
    Map<String, byte[]> entries = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = entry.getName();
        if (!ALLOWED.contains(name)) {
          throw new ContentException(
              where + ": holds \"" + name + "\"; a model holds only " + ALLOWED);
        }
        long largest = name.equals(CONFIGURATION) ? LARGEST_CONFIGURATION : LARGEST_ENTRY;
        byte[] content = in.readNBytes((int) largest);
        if (in.read() >= 0) {
          throw new ContentException(where + ": " + name + " is larger than " + largest + " bytes");
        }
        entries.put(name, content);
      }
    } catch (IOException e) {
      throw new ContentException(where + ": not a readable zip file: " + e.getMessage(), e);
    }
    return entries;
  }
}
