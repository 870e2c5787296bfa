/**
 * Training of tokenizers. Words are counted on Spark; what is learned from the counts needs none.
 */
package org.trainyard.dataprep.tokenize.train;
