package org.trainyard.common.dataset;

/**
 * A raw file that a dataset was made from.
 *
 * @param role what the file is to the source, for example {@code images}; says which is which when
 *     two files have the same content
 * @param uri where it was read
 * @param bytes its size
 * @param digest SHA-256 of its bytes
 */
public record SourceFile(String role, String uri, long bytes, String digest) {}
