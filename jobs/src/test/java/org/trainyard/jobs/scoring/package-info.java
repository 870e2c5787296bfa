/** Tests of scoring on Spark. */
package org.trainyard.jobs.scoring;
