/** The native library as it is really used. */
package org.trainyard.jobs.runtime;
