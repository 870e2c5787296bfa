package org.trainyard.dataprep.source.text;

import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/** Text whose lines end in LF, CRLF or both; CRLF becomes LF. */
final class LineFeeds extends FilterReader {
  LineFeeds(Reader text) {
    super(new PushbackReader(text));
  }

  @Override
  public int read() throws IOException {
    int c = in.read();
    if (c != '\r') {
      return c;
    }
    int next = in.read();
    if (next != '\n' && next >= 0) {
      ((PushbackReader) in).unread(next);
    }
    return next == '\n' ? '\n' : '\r';
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int read = in.read(target, offset, length);
    if (read <= 0) {
      return read;
    }
    int kept = offset;
    for (int i = offset; i < offset + read; i++) {
      boolean last = i == offset + read - 1;
      if (target[i] == '\r' && (last ? isBeforeLineFeed() : target[i + 1] == '\n')) {
        continue;
      }
      target[kept++] = target[i];
    }
    // A lone CR that was dropped at the end has its LF behind it.
    return kept > offset ? kept - offset : read(target, offset, length);
  }

  private boolean isBeforeLineFeed() throws IOException {
    int next = in.read();
    if (next >= 0) {
      ((PushbackReader) in).unread(next);
    }
    return next == '\n';
  }
}
