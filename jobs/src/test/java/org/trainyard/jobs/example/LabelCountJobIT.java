package org.trainyard.jobs.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.dataprep.PrepareJob;

class LabelCountJobIT {
  @TempDir Path folder;

  @Test
  void countsTheLabelsOfADataset() throws IOException {
    Path csv = Files.writeString(folder.resolve("rows.csv"), "1,2,0\n3,4,1\n5,6,1\n");
    List<String> sets =
        List.of(
            "name=tiny",
            "spark.master=local[2]",
            "storage.root=" + folder.toUri() + "storage",
            "prepare.source.format=csv",
            "prepare.source.path=" + csv,
            "prepare.split.validation=0",
            "prepare.split.test=0");
    JobCommand.execute(new PrepareJob(), Optional.empty(), sets);

    JobResult result = JobCommand.execute(new LabelCountJob(), Optional.empty(), sets);

    assertEquals(2, result.figures().get("labels"));
    assertEquals(
        "{\n  \"0\" : 1,\n  \"1\" : 2\n}\n",
        Files.readString(
            folder.resolve("storage/label-counts/tiny/" + result.runId() + "/counts.json")));
  }
}
