package org.trainyard.dataprep.source.idx;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.trainyard.dataprep.source.InspectedFile;
import org.trainyard.dataprep.source.InspectedFile.Compression;
import org.trainyard.dataprep.source.RawRow.Part;

/**
 * Consecutive records of a pair of files, read by one task.
 *
 * @param part whether they are test rows
 * @param images the file of the images
 * @param labels the file of the labels
 * @param first the first record
 * @param count number of records
 */
record IdxRange(Part part, End images, End labels, long first, long count) implements Serializable {
  private static final long RANGE_BYTES = 4 << 20;

  /** One of the two files: where it is, how it is packed, how its records lie in it. */
  record End(String role, String uri, Compression compression, int headerBytes, int recordBytes)
      implements Serializable {

    static End of(InspectedFile file, IdxHeader header) {
      return new End(
          file.file().role(),
          file.file().uri(),
          file.compression(),
          header.bytes(),
          Math.toIntExact(header.recordBytes()));
    }
  }

  /** Cuts a pair into ranges of about 4 MiB; a gzip file cannot be entered in its middle. */
  static List<IdxRange> cut(IdxPair pair) {
    End images = End.of(pair.images(), pair.imagesHeader());
    End labels = End.of(pair.labels(), pair.labelsHeader());
    long records = pair.imagesHeader().records();
    boolean whole =
        images.compression() == Compression.GZIP || labels.compression() == Compression.GZIP;
    long each = whole ? records : Math.max(1, RANGE_BYTES / images.recordBytes());
    List<IdxRange> ranges = new ArrayList<>();
    for (long first = 0; first < records; first += each) {
      ranges.add(new IdxRange(pair.part(), images, labels, first, Math.min(each, records - first)));
    }
    return ranges;
  }
}
