/** What tests of several packages share. */
package org.trainyard.jobs;
