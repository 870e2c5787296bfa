/** Numbers in delimited text, one column of which is the label. */
package org.trainyard.dataprep.source.csv;
