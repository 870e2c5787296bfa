/**
 * From text to token ids with Hugging Face's tokenizers library, by any {@code tokenizer.json}.
 * Knows no Spark: executors, the scorer and tests use the same code.
 */
package org.trainyard.dataprep.tokenize.encode;
