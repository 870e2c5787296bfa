package org.trainyard.dataprep.text;

import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.TaskCompletionListener;
import org.trainyard.common.dataset.KeptTokens;
import org.trainyard.dataprep.source.Content;
import org.trainyard.dataprep.tokenize.encode.EncodedText;
import org.trainyard.dataprep.tokenize.encode.TokenEncoder;
import org.trainyard.dataprep.write.Encoded;
import org.trainyard.dataprep.write.FeatureEncoder;

/** Turns clean texts into token ids on executors; an id is four bytes, little-endian. */
final class TextEncoder implements FeatureEncoder {
  private static final long serialVersionUID = 1L;

  private final Broadcast<byte[]> tokenizerJson;
  private final int maxLength;
  private final KeptTokens keep;

  TextEncoder(Broadcast<byte[]> tokenizerJson, int maxLength, KeptTokens keep) {
    this.tokenizerJson = tokenizerJson;
    this.maxLength = maxLength;
    this.keep = keep;
  }

  @Override
  public Function<Content, Encoded> begin() {
    TokenEncoder encoder = TokenEncoder.load(tokenizerJson.value(), maxLength, keep);
    TaskCompletionListener close = context -> encoder.close();
    TaskContext.get().addTaskCompletionListener(close);
    return content -> {
      if (content instanceof Content.Text text) {
        return encoded(encoder.encode(text.clean().toString()));
      }
      throw new IllegalStateException("a text was expected, found a row of numbers");
    };
  }

  private static Encoded encoded(EncodedText text) {
    return new Encoded(text.features(), text.fullLength(), text.unknown());
  }
}
