/** Finds personal data in text, kind by kind, and puts a token in its place. */
package org.trainyard.dataprep.clean.mask;
