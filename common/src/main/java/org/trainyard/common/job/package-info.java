/**
 * What a job is: its result, its exit code, the errors that are the user's to mend, and the line it
 * ends with. Every stage implements {@link org.trainyard.common.job.Job}.
 */
package org.trainyard.common.job;
