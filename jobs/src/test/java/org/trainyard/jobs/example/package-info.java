/** The job that {@code docs/add-a-job.md} adds, so that what stands there compiles and runs. */
package org.trainyard.jobs.example;
