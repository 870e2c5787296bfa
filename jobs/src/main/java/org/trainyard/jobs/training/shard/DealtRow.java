package org.trainyard.jobs.training.shard;

import java.io.Serializable;

/**
 * A row on its way to its worker.
 *
 * @param index its index in the split, by which the ledger counts it
 * @param bytes what the {@link MinibatchFormat} reads
 */
@SuppressWarnings("ArrayRecordComponent") // Passed by the million and never compared.
public record DealtRow(long index, byte[] bytes) implements Serializable {}
