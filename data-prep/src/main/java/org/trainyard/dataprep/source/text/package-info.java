/**
 * Sources of texts: records in files (CSV, JSON, Parquet) and folders with a file for each text.
 * What cannot be read becomes a document with a defect; cleaning is not done here.
 */
package org.trainyard.dataprep.source.text;
