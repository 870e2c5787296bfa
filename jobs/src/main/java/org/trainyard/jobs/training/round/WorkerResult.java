package org.trainyard.jobs.training.round;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import org.trainyard.jobs.network.FlatState;

/**
 * What a worker sends back.
 *
 * @param report what it did
 * @param network its parameters and moments; empty if it trained no row
 */
@DefaultSerializer(JavaSerializer.class) // Kryo cannot make records.
record WorkerResult(WorkerReport report, FlatState network) implements Serializable {
  Arrival arrival() {
    return new Arrival(report.worker(), report.rows().length, network);
  }
}
