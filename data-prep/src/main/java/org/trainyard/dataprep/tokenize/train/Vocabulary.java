package org.trainyard.dataprep.tokenize.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tokens in the order of their ids, 0 and up; grows while a tokenizer is trained. */
final class Vocabulary {
  /** What every trained tokenizer begins with; padding has id 0. */
  static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");

  private final List<String> tokens = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();

  /** A vocabulary that begins with these. */
  static Vocabulary of(List<String> first) {
    Vocabulary vocabulary = new Vocabulary();
    first.forEach(vocabulary::add);
    return vocabulary;
  }

  /** The id of a token, which gets one if it has none. */
  int add(String token) {
    Integer known = ids.putIfAbsent(token, tokens.size());
    if (known != null) {
      return known;
    }
    tokens.add(token);
    return tokens.size() - 1;
  }

  /** The id of a token that is here. */
  int id(String token) {
    Integer id = ids.get(token);
    if (id == null) {
      throw new IllegalArgumentException("\"" + token + "\" is not in the vocabulary");
    }
    return id;
  }

  /** The token of an id. */
  String token(int id) {
    return tokens.get(id);
  }

  /** How many tokens there are. */
  int size() {
    return tokens.size();
  }

  /** All tokens in the order of their ids. */
  List<String> tokens() {
    return Collections.unmodifiableList(tokens);
  }
}
