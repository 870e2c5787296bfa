/**
 * How tokens of a text are hidden from a network that learns to predict them. Nothing here knows
 * Spark or a network.
 */
package org.trainyard.jobs.masking;
