/**
 * Layers over sequences of tokens: embedding, Transformer encoder block, pooling. Between them an
 * activation is <em>packed</em>: a matrix {@code [tokens, size]} of all tokens of the minibatch,
 * row after row, without padding; the mask tells where rows begin ({@link
 * org.trainyard.jobs.network.sequence.Packing}).
 */
package org.trainyard.jobs.network.sequence;
