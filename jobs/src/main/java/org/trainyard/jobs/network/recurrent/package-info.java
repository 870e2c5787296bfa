/**
 * Recurrent layers, LSTM and GRU, over packed sequences ({@link
 * org.trainyard.jobs.network.sequence.Packing}), and the layer that packs sequences of numbers.
 * Rows of different lengths run side by side, and no step is computed for padding.
 */
package org.trainyard.jobs.network.recurrent;
