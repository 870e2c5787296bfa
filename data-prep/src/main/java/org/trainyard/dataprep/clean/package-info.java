/**
 * Cleaning of raw text: rules in the order of the settings, applied to one text at a time, with an
 * account of what each did. Knows no Spark, so that a row can be cleaned anywhere from the JSON
 * alone.
 */
package org.trainyard.dataprep.clean;
