/** Fast layers beside DL4J's own: same numbers, same bytes each time. */
package org.trainyard.jobs.network.fast;
