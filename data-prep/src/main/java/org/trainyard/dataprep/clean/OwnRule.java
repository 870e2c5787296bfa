package org.trainyard.dataprep.clean;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;
import org.trainyard.common.job.UsageException;
import org.trainyard.dataprep.clean.rule.Cleaned;
import org.trainyard.dataprep.clean.rule.CleaningRule;

/**
 * A user's own rule, made from the name of its class.
 *
 * @param className the class
 * @param settings what its constructor was given
 * @param rule the instance
 */
record OwnRule(
    @JsonIgnore String className, Map<String, String> settings, @JsonIgnore CleaningRule rule)
    implements CleaningRule {
  static final String SETTINGS = "settings";

  /**
   * Makes the rule.
   *
   * @throws UsageException if the class cannot be found or made, or is not what it should be
   */
  static OwnRule load(String className, Map<String, String> settings) {
    Class<?> type = find(className);
    if (!CleaningRule.class.isAssignableFrom(type)) {
      throw wrong(className, "does not implement " + CleaningRule.class.getName());
    }
    if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
      throw wrong(
          className, "is not a public class that can be made; make it public, not abstract");
    }
    Map<String, String> sorted = new TreeMap<>(settings);
    CleaningRule rule = CleaningRule.class.cast(make(type, sorted));
    checkSerialisable(className, rule);
    return new OwnRule(className, sorted, rule);
  }

  @Override
  public Cleaned apply(String text) {
    Cleaned cleaned;
    try {
      cleaned = rule.apply(text);
    } catch (RuntimeException e) {
      // Not the cause: its message may hold the text.
      throw new JobException(
          ExitCode.FAILED,
          "cleaning rule "
              + className
              + " failed on a text of "
              + text.length()
              + " characters: "
              + e.getClass().getName()
              + at(e)
              + ". Mend the rule, or take it out of prepare.clean.order");
    }
    return Objects.requireNonNull(cleaned, () -> "cleaning rule " + className + " returned null");
  }

  private static String at(RuntimeException thrown) {
    return thrown.getStackTrace().length == 0 ? "" : " at " + thrown.getStackTrace()[0];
  }

  /** Equal if made from the same class and settings, whatever the instance says. */
  @Override
  public boolean equals(Object other) {
    return other instanceof OwnRule that
        && className.equals(that.className)
        && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return Objects.hash(className, settings);
  }

  private static Class<?> find(String className) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    try {
      return Class.forName(
          className, true, context == null ? OwnRule.class.getClassLoader() : context);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new UsageException(
          "cleaning rule "
              + className
              + " cannot be loaded ("
              + e
              + "); check its spelling and put its jar on the class path",
          e);
    }
  }

  private static Object make(Class<?> type, Map<String, String> settings) {
    try {
      Optional<Constructor<?>> withSettings = constructor(type, Map.class);
      if (withSettings.isPresent()) {
        return withSettings.get().newInstance(Map.copyOf(settings));
      }
      Constructor<?> plain =
          constructor(type)
              .orElseThrow(
                  () ->
                      wrong(
                          type.getName(),
                          "has no public constructor that takes nothing or a Map<String, String>"));
      if (!settings.isEmpty()) {
        throw wrong(
            type.getName(),
            "takes no settings, found "
                + settings.keySet()
                + "; take them out, or give it a public constructor with a Map<String, String>");
      }
      return plain.newInstance();
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      throw new UsageException(
          "cleaning rule " + type.getName() + " with settings " + settings + ": " + cause, cause);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new UsageException("cleaning rule " + type.getName() + " cannot be made: " + e, e);
    }
  }

  private static Optional<Constructor<?>> constructor(Class<?> type, Class<?>... parameters) {
    try {
      return Optional.of(type.getConstructor(parameters));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  /** Here rather than in the first Spark task, whose message names no setting. */
  private static void checkSerialisable(String className, CleaningRule rule) {
    try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
      out.writeObject(rule);
    } catch (NotSerializableException e) {
      throw wrong(
          className,
          "holds a "
              + e.getMessage()
              + ", which is not Serializable; make the field static or transient, or hold it otherwise");
    } catch (IOException e) {
      throw new UsageException("cleaning rule " + className + " cannot be serialised: " + e, e);
    }
  }

  private static UsageException wrong(String className, String what) {
    return new UsageException("cleaning rule " + className + " " + what);
  }
}
