/** How good a model is: predictions, metrics and the report of a split. */
package org.trainyard.jobs.evaluation;
