/**
 * The dataset contract: what stands in {@code datasets/<name>/<version>/}, the columns of its rows,
 * and the account of every row that was read.
 */
package org.trainyard.common.dataset;
