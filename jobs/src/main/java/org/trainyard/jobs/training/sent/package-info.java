/**
 * What a worker sends back at the end of a round, in single or half precision, and how many bytes
 * that is. No Spark and no network here.
 */
package org.trainyard.jobs.training.sent;
