package org.trainyard.jobs.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.trainyard.common.config.PipelineSettings;
import org.trainyard.common.config.Section;
import org.trainyard.common.json.Json;
import org.trainyard.jobs.network.NetworkCatalogue;
import org.trainyard.jobs.network.NetworkSettings;
import org.trainyard.jobs.network.OptimizerSettings;

/**
 * Settings of a training.
 *
 * @param pipeline name, seed, run id, storage
 * @param dataset URI of the dataset; absent for the newest of the pipeline
 * @param network the network
 * @param optimizer the optimizer on each worker
 * @param workers number of workers, whose parameters are averaged
 * @param minibatchSize rows of a minibatch
 * @param minibatchesPerRound minibatches each worker trains before the parameters are averaged
 * @param epochs how often every row is trained
 * @param averaging the rule by which workers are put together
 * @param checkpoint when the state is saved
 */
public record TrainSettings(
    PipelineSettings pipeline,
    Optional<String> dataset,
    NetworkSettings network,
    OptimizerSettings optimizer,
    int workers,
    int minibatchSize,
    int minibatchesPerRound,
    int epochs,
    AveragingRule averaging,
    CheckpointSettings checkpoint) {

  /** Rules by which workers are put together. */
  public enum AveragingRule {
    /** The mean, weighted by examples. */
    AVERAGE
  }

  /**
   * When the state is saved.
   *
   * @param everyRounds rounds between checkpoints
   * @param keep how many of the newest are kept
   */
  public record CheckpointSettings(int everyRounds, int keep) {}

  /** Reads the block {@code train}; problems are added to the section's. */
  public static TrainSettings read(Section root) {
    Section train = root.section("train");
    int epochs = train.integer("epochs", 1, 1_000_000);
    Section checkpoint = train.section("checkpoint");
    return new TrainSettings(
        PipelineSettings.read(root),
        root.optionalText("dataset"),
        NetworkCatalogue.read(root, train),
        OptimizerSettings.read(train.section("optimizer"), epochs),
        train.integer("workers", 1, 100_000),
        train.integer("minibatch-size", 1, 1 << 20),
        train.integer("minibatches-per-round", 1, 1 << 20),
        epochs,
        train.section("averaging").choice("rule", AveragingRule.class),
        new CheckpointSettings(
            checkpoint.integer("every-rounds", 1, Integer.MAX_VALUE),
            checkpoint.integer("keep", 1, 1000)));
  }

  /** These settings for a pipeline's run and dataset. */
  public TrainSettings with(PipelineSettings shared, String datasetUri) {
    return new TrainSettings(
        shared,
        Optional.of(datasetUri),
        network,
        optimizer,
        workers,
        minibatchSize,
        minibatchesPerRound,
        epochs,
        averaging,
        checkpoint);
  }

  /**
   * The block {@code train} and the seed as JSON: what decides the result, not where it is made.
   */
  public JsonNode identity() {
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("seed", pipeline.seed());
    Map<String, Object> train = new LinkedHashMap<>();
    train.put("network", Map.of("type", network.type(), "settings", network));
    train.put("optimizer", optimizer);
    train.put("workers", workers);
    train.put("minibatchSize", minibatchSize);
    train.put("minibatchesPerRound", minibatchesPerRound);
    train.put("epochs", epochs);
    train.put("averaging", averaging);
    train.put("checkpoint", checkpoint);
    identity.put("train", train);
    return Json.tree(identity);
  }

  /** The identity of a run of these settings on a dataset that was prepared in a given way. */
  public JsonNode identity(String datasetDigest, String preparationDigest) {
    ObjectNode identity = identity().deepCopy();
    identity.put("datasetDigest", datasetDigest);
    identity.put("preparationDigest", preparationDigest);
    return identity;
  }
}
