package org.trainyard.jobs.training.shard;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;

/**
 * A row on its way to its worker.
 *
 * @param index its index in the split, by which the ledger counts it
 * @param bytes what the {@link MinibatchFormat} reads
 */
@SuppressWarnings("ArrayRecordComponent") // Passed by the million and never compared.
@DefaultSerializer(JavaSerializer.class) // Kryo cannot make records.
public record DealtRow(long index, byte[] bytes) implements Serializable {}
