/** The command line; the only place that sees everything. */
package org.trainyard.jobs.cli;
