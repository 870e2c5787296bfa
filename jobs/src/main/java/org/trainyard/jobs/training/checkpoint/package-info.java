/** All of a training at the boundary of two rounds, and how it is kept on storage. */
package org.trainyard.jobs.training.checkpoint;
