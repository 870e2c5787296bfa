package org.trainyard.dataprep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.TextPreparation;
import org.trainyard.common.dataset.TextSummary;
import org.trainyard.common.dataset.TokenizerSpec;
import org.trainyard.dataprep.clean.Cleaner;
import org.trainyard.dataprep.source.Content;
import org.trainyard.dataprep.source.RawRow;
import org.trainyard.dataprep.source.text.DocumentSource;
import org.trainyard.dataprep.split.Digest;
import org.trainyard.dataprep.split.Placement.Fate;
import org.trainyard.dataprep.text.CleanTexts;
import org.trainyard.dataprep.text.Contradiction;
import org.trainyard.dataprep.text.TextFindings;
import org.trainyard.dataprep.text.TextSettings;
import org.trainyard.dataprep.tokenize.TokenizerSettings;
import org.trainyard.dataprep.tokenize.encode.TokenEncoder;
import org.trainyard.dataprep.write.DatasetWriter;
import org.trainyard.dataprep.write.Placements;
import org.trainyard.dataprep.write.Survey;
import org.trainyard.dataprep.write.TokenTally;

/** Texts, which are cleaned and become tokens. */
final class TextMaterial implements Material {
  private static final int FREQUENT = 50;

  private final TextSettings settings;
  private final TokenizerSource tokenizer;
  private final CleanTexts texts;

  TextMaterial(
      SparkSession spark, DocumentSource source, TextSettings settings, TokenizerSource tokenizer) {
    this.settings = settings;
    this.tokenizer = tokenizer;
    this.texts = CleanTexts.read(spark, source, settings);
  }

  @Override
  public JavaRDD<RawRow> rows() {
    return texts.rows();
  }

  @Override
  public List<String> classes(Survey survey) {
    return texts.classes();
  }

  @Override
  public Map<Digest, Digest> near() {
    return texts.near();
  }

  @Override
  public Encoding encoding(Placements placements) {
    byte[] json = tokenizer.content().orElseGet(() -> texts.trainTokenizer(placements));
    int maxLength = settings.tokenizer().maxLength();
    try (TokenEncoder encoder = TokenEncoder.load(json, maxLength, settings.tokenizer().keep())) {
      return new Encoding(
          texts.encoder(json),
          new Features(Features.Kind.TOKENS, List.of(maxLength), Features.Dtype.INT32),
          Optional.of(new TextPreparation(settings.cleaning().json(), encoder.spec())),
          Map.of(TokenizerSpec.FILE, json));
    }
  }

  @Override
  public Optional<TextFindings> findings(
      Encoding encoding, Placements placements, DatasetWriter.Written written) {
    TokenizerSpec spec = encoding.text().orElseThrow().tokenizer();
    TokenTally tally = written.tokens();
    TextSummary summary =
        new TextSummary(
            effects(),
            placements.total(Fate.NEAR_DUPLICATE),
            placements.contradictions(),
            texts.cleaning().attachments(),
            tally.summary(spec.maxLength()));
    return Optional.of(
        new TextFindings(
            summary,
            texts.cleaning().examples(),
            summary.contradictions() == 0 ? List.of() : contradictions(placements),
            tally.lengths(),
            spec.maxLength(),
            spec.vocabularySize(),
            frequent(encoding, tally.occurrences())));
  }

  private List<TextSummary.RuleEffect> effects() {
    return Cleaner.of(settings.cleaning()).rules().stream()
        .map(
            rule ->
                new TextSummary.RuleEffect(
                    rule,
                    texts.cleaning().changed().getOrDefault(rule, 0L),
                    texts.cleaning().rejected().getOrDefault(rule, 0L)))
        .toList();
  }

  private List<Contradiction> contradictions(Placements placements) {
    List<List<Long>> groups = placements.firstContradictions();
    Set<Long> ordinals = new HashSet<>();
    groups.forEach(ordinals::addAll);
    Map<Long, RawRow> rows = texts.at(ordinals, placements.starts());
    List<Contradiction> found = new ArrayList<>();
    for (List<Long> group : groups) {
      List<RawRow> equal = group.stream().map(rows::get).toList();
      String text = ((Content.Text) equal.get(0).content()).clean().toString();
      found.add(
          new Contradiction(
              RawRow.masked(text),
              equal.stream()
                  .map(row -> new Contradiction.Row(row.id(), texts.classes().get(row.label())))
                  .toList()));
    }
    return found;
  }

  private List<TextFindings.Token> frequent(Encoding encoding, long[] occurrences) {
    byte[] json = encoding.files().get(TokenizerSpec.FILE);
    TokenizerSettings tokens = settings.tokenizer();
    try (TokenEncoder encoder = TokenEncoder.load(json, tokens.maxLength(), tokens.keep())) {
      return IntStream.range(0, occurrences.length)
          .filter(id -> occurrences[id] > 0)
          .boxed()
          .sorted((one, other) -> Long.compare(occurrences[other], occurrences[one]))
          .limit(FREQUENT)
          .map(id -> new TextFindings.Token(encoder.token(id), occurrences[id]))
          .toList();
    }
  }

  @Override
  public void close() {
    texts.close();
  }
}
