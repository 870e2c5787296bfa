package org.trainyard.benchmarks.trial;

import java.util.ArrayList;
import java.util.List;
import org.trainyard.benchmarks.result.ResultFile;
import org.trainyard.common.job.UsageException;

/**
 * What a study adds to a pipeline's settings, and which keys it sets itself.
 *
 * @param folder folder of its runs in {@code $TRAINYARD_HOME/benchmarks}
 * @param own keys, and blocks of keys, that the user must not set
 */
public record StudySettings(String folder, List<String> own) {
  /** Copies. */
  public StudySettings {
    own = List.copyOf(own);
  }

  /**
   * The settings of all trials, {@code key=value}: where runs are stored, then the user's, then the
   * study's.
   *
   * @param users what came with {@code --set}
   * @param studys what the study sets
   * @throws UsageException if the user sets a key that is the study's
   */
  public List<String> with(List<String> users, List<String> studys) {
    List<String> sets = new ArrayList<>();
    sets.add("storage.root=" + ResultFile.folder().resolve(folder).toUri());
    sets.addAll(allowed(users));
    sets.addAll(studys);
    return sets;
  }

  /**
   * What the user set.
   *
   * @throws UsageException if it sets a key that is the study's
   */
  public List<String> allowed(List<String> users) {
    for (String set : users) {
      String key = set.replaceFirst("=.*", "").strip();
      if (own.stream().anyMatch(each -> key.equals(each) || key.startsWith(each + "."))) {
        throw new UsageException(
            "--set " + set + ": the study sets " + key + " itself; see --help for its options");
      }
    }
    return users;
  }
}
