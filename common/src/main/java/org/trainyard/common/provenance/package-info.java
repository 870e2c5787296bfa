/** What a result was made from and by: software, settings, inputs, numeric fingerprint. */
package org.trainyard.common.provenance;
