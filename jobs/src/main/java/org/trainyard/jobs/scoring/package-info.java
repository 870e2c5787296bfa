/** A network's predictions for rows of a dataset, computed on Spark. */
package org.trainyard.jobs.scoring;
