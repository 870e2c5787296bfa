package org.trainyard.jobs.training.round;

import java.util.List;
import org.trainyard.jobs.network.FlatState;

/**
 * What a {@link Combine} comes to.
 *
 * @param averaged the mean of what the workers sent
 * @param reports what each did, in the order of the workers
 */
record Combined(FlatState averaged, List<WorkerReport> reports) {}
