package org.trainyard.dataprep.source.text;

import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.trainyard.dataprep.source.RawRow.Part;
import org.trainyard.dataprep.source.RawRow.Place;
import scala.Tuple2;

/**
 * A file that a task is to read to its end.
 *
 * @param file the file
 * @param number its number among all files
 * @param start bytes of all files before it
 * @param chunk bytes of content, about, of a partition
 * @param format how it is cut into records
 * @param maker what makes documents of these
 */
record ReadFile(
    FileEncoding file, int number, long start, long chunk, RecordFormat format, DocumentMaker maker)
    implements Serializable {

  /** Opens the file; its documents in order, each with where it goes. */
  Iterator<Tuple2<Slot, Document>> slots(Configuration hadoop) throws IOException {
    Reader content = file.open(hadoop);
    TaskContext.get()
        .addTaskCompletionListener(
            context -> {
              try {
                content.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return new Slots(format.records(file.uri(), content));
  }

  private final class Slots implements Iterator<Tuple2<Slot, Document>> {
    private final Iterator<Parsed> records;
    private long position;
    private long read;

    Slots(Iterator<Parsed> records) {
      this.records = records;
    }

    @Override
    public boolean hasNext() {
      return records.hasNext();
    }

    @Override
    public Tuple2<Slot, Document> next() {
      Place place = new Place(Part.MAIN, file.role(), file.uri(), position);
      Document document = maker.of(place, records.next());
      // What is read may be more than the file's bytes; the next file's documents come behind it.
      long at = start + Math.min(read, file.contentBytes());
      read += document.text().bytes().length + document.excerpt().length();
      return new Tuple2<>(new Slot((int) (at / chunk), number, position++), document);
    }
  }
}
