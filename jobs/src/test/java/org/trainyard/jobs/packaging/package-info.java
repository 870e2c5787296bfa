/** Tests of what the build hands out: the folder that a cluster or the launcher runs. */
package org.trainyard.jobs.packaging;
