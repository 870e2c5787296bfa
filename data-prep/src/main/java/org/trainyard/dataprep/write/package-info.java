/**
 * How kept rows get their order and become Parquet files, one for each block of consecutive rows.
 */
package org.trainyard.dataprep.write;
