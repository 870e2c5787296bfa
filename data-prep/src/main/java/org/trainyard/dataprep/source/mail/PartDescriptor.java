package org.trainyard.dataprep.source.mail;

import java.util.Locale;
import org.apache.james.mime4j.stream.BodyDescriptor;

/** What the parser of the library has to know of a header to find the parts. */
record PartDescriptor(PartHeader header) implements BodyDescriptor {
  /** Parts without a boundary cannot be told apart, so they are one. */
  @Override
  public String getMimeType() {
    return header.isMultiple() && header.boundary().isEmpty() ? PartHeader.TEXT : header.type();
  }

  @Override
  public String getBoundary() {
    return header.boundary().orElse("");
  }

  @Override
  public String getMediaType() {
    return getMimeType().substring(0, getMimeType().indexOf('/'));
  }

  @Override
  public String getSubType() {
    return getMimeType().substring(getMimeType().indexOf('/') + 1);
  }

  @Override
  public String getCharset() {
    return header.charset().orElse("us-ascii");
  }

  @Override
  public String getTransferEncoding() {
    return header.transferEncoding().toLowerCase(Locale.ROOT);
  }

  @Override
  public long getContentLength() {
    return -1;
  }
}
