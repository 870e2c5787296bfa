package org.trainyard.dataprep.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.trainyard.common.storage.Digests;

/**
 * Shell scripts in the place of npm, Maven, apt and dpkg, and archives for them to bring.
 *
 * @param folder holds all of it, and a home
 */
record FakeTools(Path folder) {

  /** Puts a script on the search path. */
  void tool(String name, String script) throws IOException {
    Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.write(file, ("#!/bin/sh\n" + script + "\n").getBytes(UTF_8));
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
  }

  /** Where the scripts and a shell are found. */
  String searchPath() {
    return folder.resolve("bin") + ":/usr/bin:/bin";
  }

  /** A fetcher that has the scripts. */
  DatasetFetcher fetcher() {
    return new DatasetFetcher(home(), searchPath());
  }

  /** A fetcher that finds no tool at all. */
  DatasetFetcher fetcherWithoutTools() {
    return new DatasetFetcher(home(), folder.resolve("empty").toString());
  }

  Path home() {
    return folder.resolve("home");
  }

  /** What npm brings: a gzipped tar. */
  PinnedArchive tgz(String name, Map<String, String> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (Map.Entry<String, String> each : entries.entrySet()) {
        byte[] content = each.getValue().getBytes(UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(each.getKey(), true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return archive(name, bytes.toByteArray());
  }

  /** What Maven brings. */
  PinnedArchive jar(String name, Map<String, String> entries) throws IOException {
    Map<String, byte[]> bytes = new TreeMap<>();
    entries.forEach((path, content) -> bytes.put(path, content.getBytes(UTF_8)));
    return zip(name, bytes);
  }

  /** What Maven brings, of bytes. */
  PinnedArchive zip(String name, Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
        zip.closeEntry();
      }
    }
    return archive(name, bytes.toByteArray());
  }

  private PinnedArchive archive(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
    return new PinnedArchive(name, Digests.of(bytes));
  }

  /** A data set with what a test does not look at. */
  static KnownDataset dataset(PackageSource source, Content content) {
    return new KnownDataset("tiny", "4 B", "none", source, content);
  }
}
