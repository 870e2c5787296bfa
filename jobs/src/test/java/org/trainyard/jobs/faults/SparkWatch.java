package org.trainyard.jobs.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.trainyard.common.json.Json;

/** Looks from outside, through Spark's REST interface, at what an application is doing. */
final class SparkWatch {
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final int port;

  private SparkWatch(int port) {
    this.port = port;
  }

  /** A watch on a port that nothing listens on now. */
  static SparkWatch onFreePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new SparkWatch(socket.getLocalPort());
    }
  }

  /** The value of {@code --set} that makes an application be watched by this. */
  String setting() {
    return "spark.ui.port=" + port;
  }

  /**
   * A Spark job that is running.
   *
   * @param description what it is for
   * @param activeTasks its tasks that run on an executor now
   * @param failedTasks its tasks that failed so far
   */
  record RunningJob(String description, int activeTasks, int failedTasks) {
    private static final String ROUND = "train: round ";

    /** The round of a training that it runs, from 1; 0 if it is for something else. */
    int round() {
      return description.startsWith(ROUND)
          ? Integer.parseInt(description.substring(ROUND.length()).split(",", 2)[0])
          : 0;
    }
  }

  /** The job that is running now, or nothing between two of them and before Spark has started. */
  Optional<RunningJob> job() throws InterruptedException {
    Optional<JsonNode> application = get("").map(list -> list.path(0)).filter(JsonNode::isObject);
    return application
        .flatMap(found -> quietly(found.get("id").asText()))
        .map(list -> list.path(0))
        .filter(JsonNode::isObject)
        .map(
            job ->
                new RunningJob(
                    job.path("description").asText(),
                    job.get("numActiveTasks").asInt(),
                    job.get("numFailedTasks").asInt()));
  }

  private Optional<JsonNode> quietly(String application) {
    try {
      return get("/" + application + "/jobs?status=running");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Optional<JsonNode> get(String path) throws InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/applications" + path);
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      // While Spark starts up it answers with a sentence in place of JSON.
      return response.statusCode() == 200 && response.body().startsWith("[")
          ? Optional.of(Json.parse(response.body()))
          : Optional.empty();
    } catch (IOException e) {
      // It does not listen yet, or no more.
      return Optional.empty();
    }
  }
}
