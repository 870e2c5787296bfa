/** Tests of the recurrent layers, against DL4J's and against the papers' equations. */
package org.trainyard.jobs.network.recurrent;
