/**
 * How long preparing texts takes, beside what the tokenizer library alone needs for the same texts.
 */
package org.trainyard.benchmarks.text;
