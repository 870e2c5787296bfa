package org.trainyard.dataprep;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.dataset.SourceFile;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.storage.Digests;
import org.trainyard.dataprep.source.SourcePath;
import org.trainyard.dataprep.text.TextSettings;
import org.trainyard.dataprep.tokenize.TokenizerSettings;
import org.trainyard.dataprep.tokenize.encode.TokenEncoder;

/**
 * The tokenizer that the settings name.
 *
 * @param file the file; absent if a tokenizer is to be trained
 * @param content its content; absent if a tokenizer is to be trained
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record TokenizerSource(Optional<SourceFile> file, Optional<byte[]> content) {
  private static final Logger LOG = LoggerFactory.getLogger(TokenizerSource.class);
  private static final String KEY = "prepare.tokenizer.file";

  /** Reads the file, if the settings name one. */
  static TokenizerSource of(Configuration hadoop, Optional<TextSettings> settings) {
    Optional<String> named = settings.flatMap(text -> text.tokenizer().file());
    return named
        .map(file -> read(hadoop, SourcePath.of(KEY, file), settings.orElseThrow().tokenizer()))
        .orElseGet(() -> new TokenizerSource(Optional.empty(), Optional.empty()));
  }

  private static TokenizerSource read(
      Configuration hadoop, SourcePath path, TokenizerSettings settings) {
    path.file(hadoop);
    try (InputStream in = path.path().getFileSystem(hadoop).open(path.path())) {
      byte[] content = in.readAllBytes();
      SourceFile file =
          new SourceFile("tokenizer", path.path().toString(), content.length, Digests.of(content));
      requireTokenizer(path, content, settings);
      return new TokenizerSource(Optional.of(file), Optional.of(content));
    } catch (IOException e) {
      throw path.unreadable(e);
    }
  }

  /** Finds out before any text is read. */
  private static void requireTokenizer(
      SourcePath path, byte[] content, TokenizerSettings settings) {
    try (TokenEncoder encoder = TokenEncoder.load(content, settings.maxLength(), settings.keep())) {
      LOG.info("{} has {} tokens", path.path(), encoder.vocabularySize());
    } catch (ContentException e) {
      throw new ContentException(path.key() + ": " + path.path() + ": " + e.getMessage(), e);
    }
  }
}
