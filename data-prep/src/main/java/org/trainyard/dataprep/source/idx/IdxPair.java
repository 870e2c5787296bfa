package org.trainyard.dataprep.source.idx;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.job.ContentException;
import org.trainyard.dataprep.source.InspectedFile;
import org.trainyard.dataprep.source.RawRow.Part;
import org.trainyard.dataprep.source.SourcePath;

/** A file of images and the file of their labels, checked against each other. */
record IdxPair(
    Part part,
    InspectedFile images,
    IdxHeader imagesHeader,
    InspectedFile labels,
    IdxHeader labelsHeader) {

  private static final String BLOCK = "prepare.source.";

  /** Inspects both files, whose roles are also their keys. */
  static IdxPair open(Configuration hadoop, Part part, String imagesPath, String labelsPath) {
    String prefix = part == Part.TEST ? "test-" : "";
    String imagesRole = prefix + "images";
    String labelsRole = prefix + "labels";
    String imagesKey = BLOCK + imagesRole;
    String labelsKey = BLOCK + labelsRole;
    // Both paths before either content: a missing file is told before a wrong one.
    SourcePath imagesAt = SourcePath.of(imagesKey, imagesPath);
    SourcePath labelsAt = SourcePath.of(labelsKey, labelsPath);
    imagesAt.file(hadoop);
    labelsAt.file(hadoop);
    InspectedFile images = InspectedFile.inspect(hadoop, imagesRole, imagesAt);
    InspectedFile labels = InspectedFile.inspect(hadoop, labelsRole, labelsAt);
    IdxHeader imagesHeader = IdxHeader.read(imagesKey, images);
    IdxHeader labelsHeader = IdxHeader.read(labelsKey, labels);
    if (imagesHeader.axes().size() < 2) {
      throw mislabelled(imagesKey, images, imagesHeader, "labels (1 axis)", "images (2 to 4 axes)");
    }
    if (labelsHeader.axes().size() > 1) {
      throw mislabelled(labelsKey, labels, labelsHeader, "images", "labels (1 axis)");
    }
    if (imagesHeader.records() != labelsHeader.records()) {
      throw new ContentException(
          String.format(
              "%s holds %d images (%s), but %s holds %d labels (%s); every image has one label."
                  + " Give the two files that belong together",
              imagesKey,
              imagesHeader.records(),
              images.file().uri(),
              labelsKey,
              labelsHeader.records(),
              labels.file().uri()));
    }
    return new IdxPair(part, images, imagesHeader, labels, labelsHeader);
  }

  /** What the images are: by the number of axes a vector, an image, or an image with channels. */
  Features features() {
    List<Integer> axes = imagesHeader.axes().stream().skip(1).map(Math::toIntExact).toList();
    return switch (axes.size()) {
      case 1 -> new Features(Features.Kind.VECTOR, axes, Features.Dtype.UINT8);
      case 2 ->
          new Features(
              Features.Kind.IMAGE, List.of(1, axes.get(0), axes.get(1)), Features.Dtype.UINT8);
      default -> new Features(Features.Kind.IMAGE, axes, Features.Dtype.UINT8);
    };
  }

  private static ContentException mislabelled(
      String key, InspectedFile file, IdxHeader header, String found, String wanted) {
    return new ContentException(
        String.format(
            "%s: %s is mislabelled: byte 3 says %d axes (%s), so it holds %s; %s are expected. Are"
                + " the files of images and labels exchanged?",
            key, file.file().uri(), header.axes().size(), header.shown(), found, wanted));
  }
}
