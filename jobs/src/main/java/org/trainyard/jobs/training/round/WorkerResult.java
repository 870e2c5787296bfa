package org.trainyard.jobs.training.round;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import org.trainyard.jobs.training.sent.Sent;

/**
 * What a worker sends back.
 *
 * @param report what it did
 * @param sent its parameters and moments; nothing if it trained no row
 */
@DefaultSerializer(JavaSerializer.class) // Kryo cannot make records.
record WorkerResult(WorkerReport report, Sent sent) implements Serializable {
  Arrival arrival() {
    return new Arrival(report.worker(), report.rows().length, sent);
  }
}
