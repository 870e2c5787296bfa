package org.trainyard.common.dataset;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What turns a raw text into token ids.
 *
 * @param cleaning the cleaning rules in the order in which they run: a list of objects, each with a
 *     rule's name and its settings
 * @param tokenizer the {@code tokenizer.json} that stands beside {@code preparation.json}
 */
public record TextPreparation(JsonNode cleaning, TokenizerSpec tokenizer) {}
