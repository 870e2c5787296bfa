/**
 * What is measured: one class for each peer, behind {@link org.trainyard.benchmarks.peer.Peer}. To
 * add one, write a {@code Peer} that runs the workload in a process of its own, and enter it in
 * {@link org.trainyard.benchmarks.peer.PeerCatalogue}.
 */
package org.trainyard.benchmarks.peer;
