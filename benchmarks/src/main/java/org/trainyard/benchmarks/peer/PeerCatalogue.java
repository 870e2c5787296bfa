package org.trainyard.benchmarks.peer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trainyard.common.config.Suggestion;
import org.trainyard.common.job.UsageException;

/** All peers by name. A new one is entered here and nowhere else. */
public final class PeerCatalogue {
  private final Map<String, Peer> peers = new LinkedHashMap<>();

  /** The catalogue of these peers. */
  public PeerCatalogue(List<Peer> peers) {
    peers.forEach(peer -> this.peers.put(peer.name(), peer));
  }

  /** The peers that this program knows. */
  public static PeerCatalogue standard() {
    return new PeerCatalogue(
        List.of(
            new TrainyardPeer(),
            Dl4jPeer.stock(),
            Dl4jPeer.cured(),
            Dl4jPeer.single(),
            Dl4jPeer.allThreads(),
            Dl4jPeer.uncoupled(),
            PyTorchPeer.onAllCores(),
            PyTorchPeer.uncoupled()));
  }

  /** All peers. */
  public List<Peer> all() {
    return List.copyOf(peers.values());
  }

  /**
   * The peers of these names, in the order asked for.
   *
   * @throws UsageException if there is no name, one twice, or one that is unknown
   */
  public List<Peer> find(List<String> names) {
    List<Peer> found = new ArrayList<>();
    for (String name : names) {
      Peer peer = peers.get(name);
      if (peer == null) {
        throw new UsageException(
            String.format(
                "--peers: unknown peer \"%s\".%s Known: %s",
                name,
                Suggestion.sentence(name, peers.keySet()),
                String.join(", ", peers.keySet())));
      }
      if (found.contains(peer)) {
        throw new UsageException("--peers: \"" + name + "\" is named twice; name each peer once");
      }
      found.add(peer);
    }
    if (found.isEmpty()) {
      throw new UsageException(
          "--peers: no peer; name some of " + String.join(", ", peers.keySet()));
    }
    return found;
  }
}
