/**
 * From text to token ids: the settings, and how long texts are handled. Training a tokenizer is in
 * {@code train}, using one in {@code encode}.
 */
package org.trainyard.dataprep.tokenize;
