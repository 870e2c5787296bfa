/**
 * The catalogue of networks and optimizers, and the one way in which the rest of the program
 * touches a DL4J network. Nothing here knows Spark.
 */
package org.trainyard.jobs.network;
