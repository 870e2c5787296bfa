/** The evaluation contract: what stands in {@code evaluations/<name>/<run-id>/}. */
package org.trainyard.common.evaluation;
