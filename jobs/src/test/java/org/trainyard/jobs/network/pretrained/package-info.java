/** Tests of reading published encoders, and two independent ways to compute one. */
package org.trainyard.jobs.network.pretrained;
