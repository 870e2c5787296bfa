/**
 * Child processes of a measurement: their class path and environment, their peak memory, and their
 * end. Nothing here knows a peer.
 */
package org.trainyard.benchmarks.process;
