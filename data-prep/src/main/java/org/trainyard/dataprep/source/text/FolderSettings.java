package org.trainyard.dataprep.source.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.config.Section;
import org.trainyard.dataprep.source.ClassNames;
import org.trainyard.dataprep.source.Format;
import org.trainyard.dataprep.source.Source;
import org.trainyard.dataprep.source.SourceSettings;

/**
 * {@code prepare.source} of folders with a file for each text: {@code text-folder} and {@code
 * mail-folder}.
 *
 * @param format the format
 * @param path a folder with a folder for each class, or a glob of such class folders or of files
 * @param labelling how a class folder's name becomes a label
 * @param classes the classes
 * @param charset name of the character set of text files; found out for each if absent
 * @param maxDocumentBytes longer files are put aside
 */
public record FolderSettings(
    Format format,
    String path,
    Labelling labelling,
    ClassNames classes,
    Optional<String> charset,
    long maxDocumentBytes)
    implements SourceSettings {

  /** Reads the block; problems are added to the section's. */
  public static FolderSettings read(Format format, Section source) {
    return new FolderSettings(
        format,
        source.text("path"),
        Labelling.read(source),
        ClassNames.read(source),
        format == Format.TEXT_FOLDER ? DeclaredCharset.read(source) : Optional.empty(),
        source.whole("max-document-bytes", 1, Integer.MAX_VALUE - 8L));
  }

  @Override
  public boolean hasTexts() {
    return true;
  }

  @Override
  public Object withoutPaths() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("format", format);
    settings.put("labelling", labelling);
    settings.put("classes", classes);
    settings.put("charset", charset);
    settings.put("maxDocumentBytes", maxDocumentBytes);
    return settings;
  }

  @Override
  public Source open(SparkSession spark) {
    return FolderSource.open(spark, this);
  }
}
