/** Options that several commands share, and checks of their values. */
package org.trainyard.benchmarks.option;
