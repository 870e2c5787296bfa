/**
 * One class that DL4J looks for under this name and does not find in ND4J 1.0.0-M2.1. Nothing else
 * may live here.
 */
package org.nd4j.nativeblas;
