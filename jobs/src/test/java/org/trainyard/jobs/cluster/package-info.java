/** A cluster of real processes on this machine, for tests of what a user does with one. */
package org.trainyard.jobs.cluster;
