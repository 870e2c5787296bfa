package org.trainyard.dataprep.source.mail;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A header field of the form {@code value; name=value; name="value"} (RFC 2045, section 5.1), read
 * as it comes: quotes may be missing or open.
 */
final class FieldParameters {
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final String raw;
  private int at;

  private FieldParameters(String raw) {
    this.raw = raw;
  }

  static FieldParameters of(String raw) {
    FieldParameters field = new FieldParameters(raw);
    field.at = field.find(';');
    while (field.at < raw.length()) {
      field.at++;
      field.next();
    }
    return field;
  }

  /** The first one of a name in lower case; empty if there is none, or it is blank. */
  Optional<String> value(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
  }

  /** Names may be cut in pieces: {@code filename*0*} (RFC 2231). */
  private void next() {
    int begin = at;
    while (at < raw.length() && raw.charAt(at) != '=' && raw.charAt(at) != ';') {
      at++;
    }
    if (at == raw.length() || raw.charAt(at) == ';') {
      return;
    }
    String name = raw.substring(begin, at).strip().toLowerCase(Locale.ROOT);
    int star = name.indexOf('*');
    at++;
    parameters.putIfAbsent(star < 0 ? name : name.substring(0, star), value());
  }

  private String value() {
    while (at < raw.length() && raw.charAt(at) <= ' ') {
      at++;
    }
    if (at == raw.length() || raw.charAt(at) != '"') {
      int begin = at;
      at = find(';');
      return raw.substring(begin, at).strip();
    }
    StringBuilder value = new StringBuilder();
    for (at++; at < raw.length() && raw.charAt(at) != '"'; at++) {
      if (raw.charAt(at) == '\\' && at + 1 < raw.length()) {
        at++;
      }
      value.append(raw.charAt(at));
    }
    at = find(';');
    return value.toString();
  }

  private int find(char each) {
    int found = raw.indexOf(each, at);
    return found < 0 ? raw.length() : found;
  }
}
