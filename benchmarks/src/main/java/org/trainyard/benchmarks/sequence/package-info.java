/** Networks over tokens, trained by Trainyard and by PyTorch side by side. */
package org.trainyard.benchmarks.sequence;
