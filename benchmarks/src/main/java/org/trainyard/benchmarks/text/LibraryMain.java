package org.trainyard.benchmarks.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.trainyard.benchmarks.measured.Options;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.dataset.RowColumns;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.dataset.TextPreparation;
import org.trainyard.common.dataset.TokenizerSpec;
import org.trainyard.common.storage.Storage;
import org.trainyard.dataprep.clean.Cleaner;

/**
 * The measured process of the bare library: reads the texts of a dataset and cleans them, and then
 * encodes them by its {@code tokenizer.json} with DJL's tokenizer, a thread for each core. Prints
 * one {@code RESULT} line; only encoding counts.
 */
public final class LibraryMain {
  private static final int WARM_UP = 1000;

  private LibraryMain() {}

  /** Runs one measurement. */
  public static void main(String[] arguments) throws IOException {
    Options options = Options.parse(arguments);
    Path dataset = Path.of(options.text("dataset"));
    TextPreparation preparation = preparation(dataset).text().orElseThrow();
    List<String> texts = texts(dataset, Cleaner.of(preparation.cleaning()));
    try (HuggingFaceTokenizer tokenizer =
        HuggingFaceTokenizer.newInstance(
            dataset.resolve(TokenizerSpec.FILE),
            Map.of(
                "truncation", "true",
                "maxLength", String.valueOf(preparation.tokenizer().maxLength()),
                "padding", "false"))) {
      int cores = Runtime.getRuntime().availableProcessors();
      encode(tokenizer, texts.subList(0, Math.min(WARM_UP, texts.size())), cores);
      long start = System.nanoTime();
      long tokens = encode(tokenizer, texts, cores);
      System.out.printf(
          Locale.ROOT,
          "RESULT {\"seconds\":%.3f,\"texts\":%d,\"tokens\":%d}%n",
          (System.nanoTime() - start) / 1e9,
          texts.size(),
          tokens);
    }
  }

  private static Preparation preparation(Path dataset) {
    Storage storage =
        Storage.open(new org.apache.hadoop.conf.Configuration(), dataset.toUri().toString());
    return Preparation.read(storage, new org.apache.hadoop.fs.Path(dataset.toUri()));
  }

  private static List<String> texts(Path dataset, Cleaner cleaner) {
    try (SparkSession spark =
        SparkSession.builder()
            .appName("benchmark texts")
            .master("local[*]")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.ui.enabled", "false")
            .getOrCreate()) {
      return spark
          .read()
          .parquet(
              Stream.of(Split.values())
                  .map(split -> dataset.resolve(split.folder()))
                  .filter(Files::isDirectory)
                  .map(Path::toString)
                  .toArray(String[]::new))
          .select(RowColumns.TEXT)
          .as(Encoders.STRING())
          .collectAsList()
          .stream()
          .map(text -> cleaner.apply(text).text())
          .toList();
    }
  }

  private static long encode(HuggingFaceTokenizer tokenizer, List<String> texts, int threads) {
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      return IntStream.range(0, threads)
          .mapToObj(
              thread -> CompletableFuture.supplyAsync(() -> encode(tokenizer, texts, next), pool))
          .toList()
          .stream()
          .mapToLong(CompletableFuture::join)
          .sum();
    } finally {
      pool.shutdown();
    }
  }

  private static long encode(
      HuggingFaceTokenizer tokenizer, List<String> texts, AtomicInteger next) {
    long tokens = 0;
    for (int i = next.getAndIncrement(); i < texts.size(); i = next.getAndIncrement()) {
      tokens += tokenizer.encode(texts.get(i)).getIds().length;
    }
    return tokens;
  }
}
