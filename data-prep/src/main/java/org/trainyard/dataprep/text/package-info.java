/**
 * Texts on their way to a dataset: cleaned once, told of, and turned into token ids. Reads no
 * files.
 */
package org.trainyard.dataprep.text;
