package org.trainyard.dataprep.write;

import java.io.Serializable;
import org.trainyard.common.dataset.DatasetRow;

/**
 * A row that goes into the dataset.
 *
 * @param row the row as it is stored
 * @param tokens tokens of its text before any were cut off; 0 where it is no text
 * @param unknown how many of them the vocabulary does not have
 */
record KeptRow(DatasetRow row, int tokens, int unknown) implements Serializable {}
