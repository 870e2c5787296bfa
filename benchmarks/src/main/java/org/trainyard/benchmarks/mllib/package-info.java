/**
 * What runs inside the measured process of the peer MLlib: its multilayer perceptron as its
 * documentation shows it, with nothing of Trainyard's engine.
 */
package org.trainyard.benchmarks.mllib;
