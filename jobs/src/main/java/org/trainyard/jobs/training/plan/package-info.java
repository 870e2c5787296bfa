/**
 * Which worker trains which row when: pure functions of seeds and sizes, computed alike on every
 * machine. No Spark and no network here.
 */
package org.trainyard.jobs.training.plan;
