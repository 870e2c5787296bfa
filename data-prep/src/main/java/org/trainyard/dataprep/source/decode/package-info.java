/**
 * From bytes to text without silent loss: which character set bytes are in, and what they say in
 * it, or where they say nothing. Knows no files and no formats.
 */
package org.trainyard.dataprep.source.decode;
