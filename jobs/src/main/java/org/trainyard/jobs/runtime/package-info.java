/** The native library beneath the networks: chosen, held to its threads, and fingerprinted. */
package org.trainyard.jobs.runtime;
