package org.trainyard.dataprep.near;

import java.util.HashMap;
import java.util.Map;
import org.trainyard.dataprep.split.Digest;

/** Contents that are nearly equal to one another, over others if need be. */
final class Clusters {
  private final Map<Digest, Digest> parents = new HashMap<>();

  /** Puts two contents, and all that are with either, together. */
  void join(Digest one, Digest other) {
    Digest first = root(one);
    Digest second = root(other);
    if (first.compareTo(second) < 0) {
      parents.put(second, first);
    } else if (first.compareTo(second) > 0) {
      parents.put(first, second);
    }
  }

  /** Of every content that is with a smaller one: the smallest of them. */
  Map<Digest, Digest> smallest() {
    Map<Digest, Digest> smallest = new HashMap<>();
    parents.keySet().forEach(each -> smallest.put(each, each));
    smallest.replaceAll((each, same) -> root(each));
    return smallest;
  }

  private Digest root(Digest of) {
    Digest root = of;
    for (Digest parent = parents.get(root); parent != null; parent = parents.get(root)) {
      root = parent;
    }
    Digest each = of;
    while (!each.equals(root)) {
      Digest next = parents.put(each, root);
      each = next == null ? root : next;
    }
    return root;
  }
}
