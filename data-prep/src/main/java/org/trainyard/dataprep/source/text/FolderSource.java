package org.trainyard.dataprep.source.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.trainyard.common.dataset.SourceFile;
import org.trainyard.common.spark.JobLabel;
import org.trainyard.common.storage.Digests;
import org.trainyard.dataprep.source.ClassNames;
import org.trainyard.dataprep.source.Format;
import org.trainyard.dataprep.source.SourcePath;

/**
 * Folders with a file for each text; a task reads many small files, in the order of their names.
 */
final class FolderSource implements DocumentSource {
  private static final String ROLE = "path/";

  private final List<List<FolderFile>> groups;
  private final List<SourceFile> folders;
  private final FolderSettings settings;

  private FolderSource(
      List<List<FolderFile>> groups, List<SourceFile> folders, FolderSettings settings) {
    this.groups = groups;
    this.folders = folders;
    this.settings = settings;
  }

  static FolderSource open(SparkSession spark, FolderSettings settings) {
    SourcePath path = SourcePath.of("prepare.source.path", settings.path());
    List<FolderFile> files = FolderListing.of(spark.sparkContext().hadoopConfiguration(), path);
    List<List<FolderFile>> groups = FolderFile.groups(files);
    JobLabel.set(spark.sparkContext(), "prepare: read digests of the source's files");
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop = hadoop(spark);
    List<byte[]> digests =
        context
            .parallelize(groups, groups.size())
            .map(group -> FolderTask.digests(hadoop.value().value(), group))
            .collect();
    return new FolderSource(groups, folders(path, groups, digests), settings);
  }

  private static Broadcast<SerializableConfiguration> hadoop(SparkSession spark) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .broadcast(new SerializableConfiguration(spark.sessionState().newHadoopConf()));
  }

  /** One entry for each class folder: its digest is that of the list of its files. */
  private static List<SourceFile> folders(
      SourcePath path, List<List<FolderFile>> groups, List<byte[]> digests) {
    Map<String, MessageDigest> lists = new TreeMap<>();
    Map<String, Long> bytes = new TreeMap<>();
    for (int g = 0; g < groups.size(); g++) {
      for (int i = 0; i < groups.get(g).size(); i++) {
        FolderFile file = groups.get(g).get(i);
        MessageDigest list = lists.computeIfAbsent(file.folder(), name -> Digests.sha256());
        list.update((file.role() + "\n").getBytes(StandardCharsets.UTF_8));
        list.update(digests.get(g), i * 32, 32);
        bytes.merge(file.folder(), file.bytes(), Long::sum);
      }
    }
    List<SourceFile> folders = new ArrayList<>();
    lists.forEach(
        (folder, list) ->
            folders.add(
                new SourceFile(
                    ROLE + folder,
                    path.path().toString(),
                    bytes.get(folder),
                    Digests.hex(list.digest()))));
    return folders;
  }

  @Override
  public List<SourceFile> files() {
    return folders;
  }

  @Override
  public ClassNames classes() {
    return settings.classes();
  }

  @Override
  public JavaRDD<Document> documents(SparkSession spark) {
    FolderTask task = new FolderTask(reader(), settings.labelling(), settings.maxDocumentBytes());
    Broadcast<SerializableConfiguration> hadoop = hadoop(spark);
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(groups, groups.size())
        .flatMap(
            group ->
                group.stream().map(file -> task.document(hadoop.value().value(), file)).iterator());
  }

  private DocumentReader reader() {
    return settings.format() == Format.MAIL_FOLDER
        ? new MailFileReader()
        : new TextFileReader(settings.charset());
  }
}
