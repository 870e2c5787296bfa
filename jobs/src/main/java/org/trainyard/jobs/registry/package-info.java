/** What is in service: the gate, the atomic pointer, the history, the way back. */
package org.trainyard.jobs.registry;
