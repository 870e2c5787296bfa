/** Line charts as SVG files, for pages that run no scripts. */
package org.trainyard.benchmarks.scaling.plot;
