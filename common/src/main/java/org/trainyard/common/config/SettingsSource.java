package org.trainyard.common.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trainyard.common.job.UsageException;

/**
 * Where settings come from, the later winning: the {@code reference.conf} of every module, the
 * user's HOCON file, and {@code --set key=value}. The file may refer to environment variables and
 * to {@code ${TRAINYARD_HOME}}, which is {@code ~/.trainyard} where the environment does not say.
 */
public final class SettingsSource {
  /** Root keys that hold defaults which depend on another key; no user sets them. */
  public static final String DEFAULTS = "defaults";

  private static final Set<String> ROOTS =
      Set.of(
          "name",
          "seed",
          "run-id",
          "dataset",
          "model",
          "storage",
          "spark",
          "numeric",
          "cluster",
          "prepare",
          "train",
          "evaluate",
          "publish",
          "version",
          DEFAULTS);

  private static final String SPARK = "spark.";

  private SettingsSource() {}

  /**
   * Reads and merges.
   *
   * @param file the user's HOCON file, or nothing for the defaults alone
   * @param sets texts of the form {@code key=value}
   * @throws UsageException if the file cannot be read or parsed, or a text has no equals sign
   */
  public static Section load(Optional<Path> file, List<String> sets, Problems problems) {
    Config user = file.map(SettingsSource::parse).orElse(ConfigFactory.empty());
    Config merged = sets(sets).withFallback(user).withFallback(home());
    if (merged.hasPath(DEFAULTS)) {
      throw new UsageException(
          DEFAULTS
              + ".… are not to be set; set the keys where they apply, such as train.network.hidden");
    }
    try {
      Config resolved = withoutOverridden(merged.withFallback(reference()).resolve(), sets);
      Section root = Section.root(resolved.withoutPath("TRAINYARD_HOME"), problems);
      ROOTS.forEach(root::has);
      return root;
    } catch (ConfigException e) {
      throw new UsageException(
          file.map(Path::toString).orElse("settings") + ": " + e.getMessage(), e);
    }
  }

  /**
   * The folder for data sets and scratch files: {@code $TRAINYARD_HOME} or {@code ~/.trainyard}.
   */
  public static Path trainyardHome() {
    String set = System.getenv("TRAINYARD_HOME");
    return set != null && !set.isBlank()
        ? Path.of(set).toAbsolutePath()
        : Path.of(System.getProperty("user.home"), ".trainyard");
  }

  private static Config home() {
    return ConfigFactory.parseMap(
        Map.of("TRAINYARD_HOME", trainyardHome().toString()), "environment");
  }

  private static Config parse(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UsageException(
          file + ": cannot be read as a settings file; --config takes the path of a HOCON file");
    }
    try {
      return ConfigFactory.parseFile(
          file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
    } catch (ConfigException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private static Config reference() {
    Config all =
        ConfigFactory.parseResources(SettingsSource.class.getClassLoader(), "reference.conf");
    Config ours = all;
    for (String key : all.root().keySet()) {
      if (!ROOTS.contains(key)) {
        ours = ours.withoutPath(ConfigUtil.joinPath(key));
      }
    }
    return ours;
  }

  /** A property of Spark that a file nests and {@code --set} sets counts once, as it was set. */
  private static Config withoutOverridden(Config resolved, List<String> sets) {
    Config kept = resolved;
    for (String set : sets) {
      String key = set.substring(0, set.indexOf('=')).strip();
      boolean nested = key.startsWith(SPARK) && key.indexOf('.', SPARK.length()) > 0;
      if (nested && kept.hasPath(key) && kept.getValue(key).valueType() != ConfigValueType.OBJECT) {
        kept = kept.withoutPath(key);
      }
    }
    return kept;
  }

  private static Config sets(List<String> sets) {
    Config config = ConfigFactory.empty();
    for (String set : sets) {
      int equals = set.indexOf('=');
      if (equals < 1) {
        throw new UsageException("--set " + set + ": write --set key=value");
      }
      String key = set.substring(0, equals).strip();
      String value = set.substring(equals + 1).strip();
      String path;
      try {
        // Spark's properties are a flat map: "authenticate" and "authenticate.secret" side by side.
        path =
            key.startsWith(SPARK)
                ? ConfigUtil.joinPath("spark", key.substring(SPARK.length()))
                : ConfigUtil.joinPath(ConfigUtil.splitPath(key));
      } catch (ConfigException e) {
        throw new UsageException("--set " + set + ": \"" + key + "\" is not a key", e);
      }
      config =
          config.withValue(
              path,
              ConfigValueFactory.fromAnyRef(value)
                  .withOrigin(ConfigOriginFactory.newSimple("--set")));
    }
    return config;
  }
}
