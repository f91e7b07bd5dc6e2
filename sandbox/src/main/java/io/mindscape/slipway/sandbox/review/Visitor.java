package io.mindscape.slipway.sandbox.review;

import io.mindscape.slipway.sandbox.people.Rest;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody who uses the forge's API on one repository, and looks at what the bot made of it. */
final class Visitor implements AutoCloseable {

  static final String LOGIN = "ana";

  private static final String REPO = "/repos/mindscape/estate";

  private final URI api;
  private final HttpClient http = HttpClient.newHttpClient();

  Visitor(URI api) {
    this.api = api;
  }

  /** Pushes one commit to a new branch. */
  void branch(String name, Map<String, String> files) {
    var main = get("/git/ref/heads/main").path("object").path("sha").asString();
    var entries =
        files.entrySet().stream()
            .map(
                file -> Map.of("path", file.getKey(), "mode", "100644", "content", file.getValue()))
            .toList();
    var tree = post("/git/trees", Map.of("base_tree", main, "tree", entries));
    var commit =
        post(
            "/git/commits",
            Map.of("message", name, "tree", tree.path("sha").asString(), "parents", List.of(main)));
    post("/git/refs", Map.of("ref", "refs/heads/" + name, "sha", commit.path("sha").asString()));
  }

  /** A pull request that was opened. */
  record Opened(int number, String head) {}

  /** Opens a pull request; the forge tells the bot at once. */
  Opened open(String branch) {
    var pull = post("/pulls", Map.of("title", branch, "head", branch, "base", "main"));
    return new Opened(pull.path("number").asInt(), pull.path("head").path("sha").asString());
  }

  /**
   * The check of a review as it stands.
   *
   * @param conclusion empty as long as it works
   */
  record Check(String status, String conclusion, String title, String summary) {}

  /** The check on a commit; none there is one without a status. */
  Check check(String commit) {
    var runs = get("/commits/%s/check-runs?check_name=slipway%%2Freview".formatted(commit));
    var run = runs.path("check_runs").path(0);
    var output = run.path("output");
    return new Check(
        run.path("status").asString(""),
        run.path("conclusion").asString(""),
        output.path("title").asString(""),
        output.path("summary").asString(""));
  }

  /** What was said on a pull request. */
  List<String> comments(int number) {
    return StreamSupport.stream(get("/issues/%d/comments".formatted(number)).spliterator(), false)
        .map(comment -> comment.path("body").asString())
        .toList();
  }

  private JsonNode get(String path) {
    return send("GET", path, null);
  }

  private JsonNode post(String path, Map<String, ?> body) {
    return send("POST", path, body);
  }

  private JsonNode send(String method, String path, @Nullable Object body) {
    var answer = new Rest(http, LOGIN).send(method, URI.create(api + REPO + path), body);
    if (answer.isRefusal()) {
      throw new IllegalStateException(
          "%s %s was answered %d: %s".formatted(method, path, answer.status(), answer.text()));
    }
    return answer.json();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
