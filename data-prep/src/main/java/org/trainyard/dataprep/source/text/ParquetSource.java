package org.trainyard.dataprep.source.text;

import static org.apache.spark.sql.functions.col;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.trainyard.common.dataset.SourceFile;
import org.trainyard.common.job.ContentException;
import org.trainyard.dataprep.source.ClassNames;
import org.trainyard.dataprep.source.InspectedFile;
import org.trainyard.dataprep.source.RawRow.Part;
import org.trainyard.dataprep.source.RawRow.Place;
import org.trainyard.dataprep.source.RecordFiles;
import org.trainyard.dataprep.source.SourcePath;
import scala.Tuple2;

/** Parquet files with a column of text; Spark reads them in ranges, and rows are put in order. */
final class ParquetSource implements DocumentSource {
  private static final String KEY = "prepare.source.path";
  private static final long CHUNK_ROWS = 8192;
  private static final String ROW = "_metadata.row_index";

  private final List<SourceFile> files;
  private final RecordSettings settings;

  private ParquetSource(List<SourceFile> files, RecordSettings settings) {
    this.files = files;
    this.settings = settings;
  }

  static ParquetSource open(SparkSession spark, RecordSettings settings) {
    SourcePath path = SourcePath.of(KEY, settings.path());
    List<SourceFile> files =
        RecordFiles.inspect(spark.sparkContext().hadoopConfiguration(), path).stream()
            .map(InspectedFile::file)
            .toList();
    for (SourceFile file : files) {
      List<String> columns = Arrays.asList(read(spark, file).columns());
      RecordSource.requireColumns(file.uri(), columns, settings.columns());
    }
    return new ParquetSource(files, settings);
  }

  private static Dataset<Row> read(SparkSession spark, SourceFile file) {
    try {
      return spark.read().parquet(RecordFiles.literal(file.uri()));
    } catch (RuntimeException e) {
      throw new ContentException(KEY + ": " + file.uri() + " is not Parquet: " + e.getMessage(), e);
    }
  }

  @Override
  public List<SourceFile> files() {
    return files;
  }

  @Override
  public ClassNames classes() {
    return settings.classes();
  }

  @Override
  public JavaRDD<Document> documents(SparkSession spark) {
    List<String> columns = settings.columns().all();
    Column[] selected = new Column[columns.size() + 1];
    for (int i = 0; i < columns.size(); i++) {
      selected[i] =
          col("`" + columns.get(i) + "`").cast(DataTypes.StringType).cast(DataTypes.BinaryType);
    }
    selected[columns.size()] = col(ROW);
    List<JavaPairRDD<Slot, Document>> all = new ArrayList<>();
    int partitions = 0;
    for (SourceFile file : files) {
      Dataset<Row> rows = read(spark, file).select(selected);
      int first = partitions;
      Place at = new Place(Part.MAIN, file.role(), file.uri(), 0);
      DocumentMaker maker = settings.maker();
      all.add(rows.javaRDD().mapToPair(row -> slot(row, columns, at, first, maker)));
      partitions += Math.toIntExact(rows.count() / CHUNK_ROWS + 1);
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    @SuppressWarnings({"unchecked", "rawtypes"})
    JavaPairRDD<Slot, Document>[] parts = all.toArray(new JavaPairRDD[0]);
    return context
        .union(parts)
        .repartitionAndSortWithinPartitions(new Slot.ToPartition(partitions))
        .values();
  }

  private static Tuple2<Slot, Document> slot(
      Row row, List<String> columns, Place at, int first, DocumentMaker maker) {
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!row.isNullAt(i)) {
        byte[] bytes = row.getAs(i);
        fields.put(columns.get(i), EscapingReader.decode(bytes, StandardCharsets.UTF_8));
      }
    }
    long position = row.getLong(columns.size());
    Place place = new Place(at.part(), at.role(), at.source(), position);
    return new Tuple2<>(
        new Slot(first + (int) (position / CHUNK_ROWS), 0, position),
        maker.of(place, new Parsed.Fields(fields)));
  }
}
