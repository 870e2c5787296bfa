/**
 * Reads the weights of published BERT encoders from the files that others wrote, and trusts none of
 * them: what comes out has the shapes that were checked. Nothing here computes an encoder.
 */
package org.trainyard.jobs.network.pretrained;
