package org.trainyard.jobs.training.round;

import java.io.Serializable;
import org.trainyard.jobs.training.sent.Sent;

/**
 * Where a worker arrived in a round, in all or in a part of its numbers.
 *
 * @param worker its number, from 0
 * @param examples rows that it trained; what it weighs in the average
 * @param sent its parameters and moments
 */
record Arrival(int worker, int examples, Sent sent) implements Serializable {}
