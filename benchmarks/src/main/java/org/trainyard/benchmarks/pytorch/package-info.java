/**
 * What runs inside the measured process of the PyTorch peers: PyTorch through DJL, as DJL's
 * documentation shows it. Its class path holds DJL, this module and nothing else.
 */
package org.trainyard.benchmarks.pytorch;
