/**
 * Where raw rows come from. A source is told apart by {@code prepare.source.format}, inspects its
 * files before anything is written, and gives its rows in one order that no partitioning changes.
 */
package org.trainyard.dataprep.source;
