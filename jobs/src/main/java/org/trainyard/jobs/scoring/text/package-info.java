/**
 * Raw texts and a trained network: the only package beside the command line that sees how data is
 * prepared, and of that only what cleans and encodes a text, which knows no Spark.
 */
package org.trainyard.jobs.scoring.text;
