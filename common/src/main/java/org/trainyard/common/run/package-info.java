/** The run contract: what stands in {@code runs/<name>/<run-id>/}. */
package org.trainyard.common.run;
