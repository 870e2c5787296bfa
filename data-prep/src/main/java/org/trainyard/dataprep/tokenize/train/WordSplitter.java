package org.trainyard.dataprep.tokenize.train;

import java.io.Serializable;
import java.util.function.Consumer;

/** Splits text into the words whose pieces become tokens; as the trained tokenizer will do. */
interface WordSplitter extends Serializable {
  /** Passes each word on, in order; words too long to be worth learning from are left out. */
  void split(String text, Consumer<String> words);
}
