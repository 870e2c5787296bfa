/**
 * DL4J's layers with the same results in less time on one core. A network keeps its configuration
 * and its parameters; only the objects that compute a layer are others. Nothing here is stored.
 */
package org.trainyard.jobs.network.fast;
