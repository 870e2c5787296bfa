/**
 * A worker's rows on the local disk of its executor: dealt there once, mapped into memory window by
 * window, and turned into minibatches. What a row means is the format's business.
 */
package org.trainyard.jobs.training.shard;
