/** The IDX format of MNIST: its header, the checks of a file, and the reading of record ranges. */
package org.trainyard.dataprep.source.idx;
