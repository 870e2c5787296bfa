package org.trainyard.dataprep.clean;

/**
 * Why a text was rejected.
 *
 * @param rule the rule's name
 * @param reason the same words for all texts rejected for it
 */
public record Rejection(String rule, String reason) {}
