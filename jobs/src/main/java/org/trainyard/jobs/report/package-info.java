/**
 * The pages that show a run and an evaluation. They turn the contracts' records into HTML; they
 * read no file and know neither Spark nor the network.
 */
package org.trainyard.jobs.report;
