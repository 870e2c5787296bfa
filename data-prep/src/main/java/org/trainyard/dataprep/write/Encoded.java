package org.trainyard.dataprep.write;

/**
 * A row's features as they are stored.
 *
 * @param bytes the features' bytes
 * @param tokens tokens before any were cut off; 0 where the features are no tokens
 * @param unknown tokens that the vocabulary does not have
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Encoded(byte[] bytes, int tokens, int unknown) {}
