package org.trainyard.jobs.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.trainyard.common.config.PipelineSettings;
import org.trainyard.common.config.Section;
import org.trainyard.common.json.Json;
import org.trainyard.jobs.augment.AugmentSettings;
import org.trainyard.jobs.network.NetworkCatalogue;
import org.trainyard.jobs.network.NetworkSettings;
import org.trainyard.jobs.network.OptimizerSettings;
import org.trainyard.jobs.training.plan.PostLocal;
import org.trainyard.jobs.training.plan.RoundShape;
import org.trainyard.jobs.training.round.CombinePlace;
import org.trainyard.jobs.training.rule.AveragingSettings;

/**
 * Settings of a training.
 *
 * @param pipeline name, seed, run id, storage
 * @param dataset URI of the dataset; absent for the newest of the pipeline
 * @param network the network
 * @param optimizer the optimizer on each worker
 * @param shape how rows are cut into shards, minibatches and rounds
 * @param epochs how often every row is trained
 * @param augment how images are changed while they are trained
 * @param averaging how workers are put together
 * @param earlyStopping when the training ends before its last epoch
 * @param checkpoint when the state is saved
 * @param combine where workers are put together
 * @param fingerprints what is done about a numeric fingerprint that differs
 */
public record TrainSettings(
    PipelineSettings pipeline,
    Optional<String> dataset,
    NetworkSettings network,
    OptimizerSettings optimizer,
    RoundShape shape,
    int epochs,
    AugmentSettings augment,
    AveragingSettings averaging,
    EarlyStoppingSettings earlyStopping,
    CheckpointSettings checkpoint,
    CombinePlace combine,
    FingerprintGuard.Policy fingerprints) {

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
    Section averaging = AveragingSettings.section(root, train);
    RoundShape shape = shape(train, averaging.section("post-local"));
    Section checkpoint = train.section("checkpoint");
    return new TrainSettings(
        PipelineSettings.read(root),
        root.optionalText("dataset"),
        NetworkCatalogue.read(root, train),
        OptimizerSettings.read(train.section("optimizer"), epochs, shape.workers()),
        shape,
        epochs,
        AugmentSettings.read(train.section("augment")),
        AveragingSettings.read(averaging, shape.workers()),
        EarlyStoppingSettings.read(train.section("early-stopping")),
        new CheckpointSettings(
            checkpoint.integer("every-rounds", 1, Integer.MAX_VALUE),
            checkpoint.integer("keep", 1, 1000)),
        averaging.choice("combine", CombinePlace.class),
        root.section("numeric").flag("allow-mixed")
            ? FingerprintGuard.Policy.ALLOW
            : FingerprintGuard.Policy.REFUSE);
  }

  private static RoundShape shape(Section train, Section postLocal) {
    return new RoundShape(
        train.integer("workers", 1, 100_000),
        train.integer("minibatch-size", 1, 1 << 20),
        train.integer("minibatches-per-round", 1, 1 << 20),
        new PostLocal(
            postLocal.integer("epochs", 0, 1_000_000),
            postLocal.integer("minibatches-per-round", 1, 1 << 20)),
        train.integer("redeal-epochs", 0, 1_000_000),
        train.integer("shuffle-window", 1, Integer.MAX_VALUE));
  }

  /** These settings for a pipeline's run and dataset. */
  public TrainSettings with(PipelineSettings shared, String datasetUri) {
    return new TrainSettings(
        shared,
        Optional.of(datasetUri),
        network,
        optimizer,
        shape,
        epochs,
        augment,
        averaging,
        earlyStopping,
        checkpoint,
        combine,
        fingerprints);
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
    train.put("workers", shape.workers());
    train.put("minibatchSize", shape.minibatchSize());
    train.put("minibatchesPerRound", shape.minibatchesPerRound());
    train.put("postLocal", shape.postLocal());
    train.put("redealEpochs", shape.redealEpochs());
    train.put("shuffleWindow", shape.windowRows());
    train.put("epochs", epochs);
    train.put("augment", augment);
    train.put("averaging", averaging.identity());
    train.put("earlyStopping", earlyStopping);
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
