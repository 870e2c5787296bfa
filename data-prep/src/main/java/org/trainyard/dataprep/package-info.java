/**
 * The prepare stage: raw data to a dataset. It knows no network. {@link
 * org.trainyard.dataprep.PrepareJob} reads as the list of its steps.
 */
package org.trainyard.dataprep;
