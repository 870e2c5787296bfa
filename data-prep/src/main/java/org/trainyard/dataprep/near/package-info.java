/**
 * Finds texts that are nearly equal: by signatures (MinHash) first, and of those that share a part
 * of theirs by their words. Knows no split and no label.
 */
package org.trainyard.dataprep.near;
