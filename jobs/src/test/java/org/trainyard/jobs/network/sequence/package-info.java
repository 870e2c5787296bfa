/** Tests of layers over packed rows. */
package org.trainyard.jobs.network.sequence;
