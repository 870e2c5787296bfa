/** Which split a row stands in, and which of several equal rows are kept. */
package org.trainyard.dataprep.split;
