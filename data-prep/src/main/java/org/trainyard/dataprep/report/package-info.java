/**
 * The page that shows what a dataset holds. Turns the contract's records into HTML; reads nothing.
 */
package org.trainyard.dataprep.report;
