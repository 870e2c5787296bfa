/** Faults on purpose: killed executors, killed drivers, failing tasks; the bytes stay the same. */
package org.trainyard.jobs.faults;
