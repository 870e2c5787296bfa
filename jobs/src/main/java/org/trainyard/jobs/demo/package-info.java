/** The whole pipeline on one machine, with an HDFS of its own. */
package org.trainyard.jobs.demo;
