/**
 * One round: the state goes out, every worker trains its part, and where they arrived is averaged.
 * Knows nothing of epochs' accounts, checkpoints or files.
 */
package org.trainyard.jobs.training.round;
