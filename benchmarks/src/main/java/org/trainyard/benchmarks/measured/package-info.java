/**
 * What the measured processes of several peers share. It uses nothing but the JDK, so that their
 * class paths can do without the rest.
 */
package org.trainyard.benchmarks.measured;
