/** The registry contract: what stands in {@code registry/<name>/}. */
package org.trainyard.common.registry;
