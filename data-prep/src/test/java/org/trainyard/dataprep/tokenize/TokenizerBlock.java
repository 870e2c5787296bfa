package org.trainyard.dataprep.tokenize;

import java.util.List;
import org.trainyard.dataprep.PrepareBlock;

/** The block {@code prepare.tokenizer} as read from a settings file, with the problems found. */
record TokenizerBlock(TokenizerSettings settings, List<String> problems) {
  static TokenizerBlock of(String hocon) {
    PrepareBlock<TokenizerSettings> block =
        PrepareBlock.of("tokenizer", hocon, List.of(), TokenizerSettings::read);
    return new TokenizerBlock(block.settings(), block.problems());
  }
}
