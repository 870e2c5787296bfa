/** What every measurement keeps: the machine it was taken on and the file of its figures. */
package org.trainyard.benchmarks.result;
