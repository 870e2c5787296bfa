/** All stages of a pipeline under one run id. */
package org.trainyard.jobs.pipeline;
