/** From a dataset to a model, a decision and predictions. */
package org.trainyard.jobs;
