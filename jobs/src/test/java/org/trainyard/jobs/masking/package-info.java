/** Tests of how tokens are hidden. */
package org.trainyard.jobs.masking;
