package org.trainyard.dataprep.tokenize.encode;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.trainyard.common.job.ContentException;
import org.trainyard.dataprep.tokenize.WellFormed;

/**
 * One tokenizer in native memory. Asks the library for ids alone: DJL's own class also copies every
 * token's text, offsets and masks. Calls run on the caller's thread, and threads may call side by
 * side; closing waits for them.
 */
final class NativeTokenizer implements AutoCloseable {
  private static final TokenizersLibrary LIBRARY = TokenizersLibrary.LIB;

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final long handle;
  private boolean closed;

  private NativeTokenizer(long handle) {
    this.handle = handle;
  }

  /**
   * Makes one that neither cuts nor pads.
   *
   * @throws ContentException if the library does not take the text for a tokenizer
   */
  static NativeTokenizer of(String json) {
    NativeLibrary.load();
    long handle;
    try {
      handle = LIBRARY.createTokenizerFromString(json);
    } catch (RuntimeException e) {
      throw new ContentException(
          "tokenizer.json is not a tokenizer that the tokenizers library can read: "
              + e.getMessage(),
          e);
    }
    LIBRARY.disableTruncation(handle);
    LIBRARY.disablePadding(handle);
    return new NativeTokenizer(handle);
  }

  /** Ids of a text with the special tokens that the tokenizer puts around it. */
  long[] withSpecialTokens(String text) {
    return ids(text, true);
  }

  /** Ids of a text alone. */
  long[] withoutSpecialTokens(String text) {
    return ids(text, false);
  }

  /** The text of ids, special tokens left out. */
  String decode(long[] ids) {
    lock.readLock().lock();
    try {
      checkOpen();
      return LIBRARY.decode(handle, ids, true);
    } finally {
      lock.readLock().unlock();
    }
  }

  private long[] ids(String text, boolean specialTokens) {
    lock.readLock().lock();
    try {
      checkOpen();
      // Unpaired surrogates have no UTF-8, which the library works on.
      long encoding = LIBRARY.encode(handle, WellFormed.of(text), specialTokens);
      try {
        return LIBRARY.getTokenIds(encoding);
      } finally {
        LIBRARY.deleteEncoding(encoding);
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the tokenizer is closed");
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        LIBRARY.deleteTokenizer(handle);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
