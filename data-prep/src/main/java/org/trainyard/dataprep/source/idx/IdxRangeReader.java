package org.trainyard.dataprep.source.idx;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.trainyard.dataprep.source.ClassNames;
import org.trainyard.dataprep.source.InspectedFile;
import org.trainyard.dataprep.source.InspectedFile.Compression;
import org.trainyard.dataprep.source.RawRow;

/** Reads the records of a range one by one; both files are closed with the task. */
final class IdxRangeReader implements Iterator<RawRow> {
  private static final int BUFFER = 1 << 16;

  private final IdxRange range;
  private final ClassNames classes;
  private final DataInputStream images;
  private final DataInputStream labels;
  private long read;

  IdxRangeReader(Configuration hadoop, IdxRange range, ClassNames classes) throws IOException {
    this.range = range;
    this.classes = classes;
    this.images = open(hadoop, range.images(), range.first());
    this.labels = open(hadoop, range.labels(), range.first());
  }

  @Override
  public boolean hasNext() {
    return read < range.count();
  }

  @Override
  public RawRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the range has " + range.count() + " records");
    }
    long position = range.first() + read++;
    try {
      byte[] features = new byte[range.images().recordBytes()];
      images.readFully(features);
      int label = labels.readUnsignedByte();
      IdxRange.End file = range.images();
      RawRow.Place place = new RawRow.Place(range.part(), file.role(), file.uri(), position);
      if (!classes.allows(label)) {
        return RawRow.defective(
            place, RawRow.WRONG_LABEL, "label " + label + "; " + classes.allowed());
      }
      return RawRow.sound(place, features, label);
    } catch (IOException e) {
      throw new UncheckedIOException(
          range.images().uri() + ": record " + position + ": " + e.getMessage(), e);
    }
  }

  private static DataInputStream open(Configuration hadoop, IdxRange.End file, long first)
      throws IOException {
    Path path = new Path(file.uri());
    FSDataInputStream raw = path.getFileSystem(hadoop).open(path, BUFFER);
    TaskContext.get()
        .addTaskCompletionListener(
            context -> {
              try {
                raw.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    long start = file.headerBytes() + first * file.recordBytes();
    if (file.compression() == Compression.NONE) {
      raw.seek(start);
      return new DataInputStream(new java.io.BufferedInputStream(raw, BUFFER));
    }
    DataInputStream content = new DataInputStream(InspectedFile.unpack(file.compression(), raw));
    content.skipNBytes(start);
    return content;
  }
}
