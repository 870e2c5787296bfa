/**
 * The contracts between stages and the tools that every stage needs. Nothing here knows a network
 * or a particular job.
 */
package org.trainyard.common;
