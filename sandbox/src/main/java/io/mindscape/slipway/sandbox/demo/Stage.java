package io.mindscape.slipway.sandbox.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Where the story plays: the people, what they look at, and who tells of it. */
record Stage(Narrator narrator, DemoWorld world, Person ana, Person omar, Checkout checkout) {

  static final String REPO = "/repos/mindscape/platform";

  static final Wait PATIENCE = new Wait(Duration.ofSeconds(90));

  Wait patience() {
    return PATIENCE;
  }

  /** What goes on in {@code array}, in order. */
  static List<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  /** The check run of that name on a commit, once it has come to a conclusion. */
  JsonNode conclusion(String commit, String name) {
    return PATIENCE.forSome(
        "the check %s on %s".formatted(name, commit.substring(0, 7)),
        () -> check(commit, name).filter(run -> run.path("status").asString().equals("completed")));
  }

  /** The check run of that name on a commit, as it is. */
  Optional<JsonNode> check(String commit, String name) {
    var runs = ana.get("%s/commits/%s/check-runs?check_name=%s".formatted(REPO, commit, name));
    return items(runs.path("check_runs")).stream().findFirst();
  }

  List<JsonNode> annotations(JsonNode check) {
    return items(ana.get("%s/check-runs/%s/annotations".formatted(REPO, check.path("id"))));
  }

  List<JsonNode> comments(int number) {
    return items(ana.get("%s/issues/%d/comments?per_page=100".formatted(REPO, number)));
  }

  /** The first comment on {@code number} that holds all of {@code texts}, once it is there. */
  JsonNode comment(int number, String... texts) {
    return PATIENCE.forSome(
        "a comment on #%d with \"%s\"".formatted(number, String.join("\" and \"", texts)),
        () ->
            comments(number).stream()
                .filter(comment -> holdsAll(comment.path("body").asString(), texts))
                .findFirst());
  }

  /** Waits until {@code commit} runs in {@code environment}, as the forge's deployments say. */
  void deployed(String commit, String environment) {
    PATIENCE.until(
        "%s to run %s".formatted(environment, commit.substring(0, 7)),
        () ->
            items(
                    ana.get(
                        "%s/deployments?sha=%s&environment=%s"
                            .formatted(REPO, commit, environment)))
                .stream()
                .anyMatch(deployment -> state(deployment).equals("success")));
  }

  private String state(JsonNode deployment) {
    var path = "%s/deployments/%s/statuses".formatted(REPO, deployment.path("id"));
    var newest = ana.get(path).path(0).path("state").asString("");
    if (newest.equals("failure") || newest.equals("error")) {
      throw new StoryBroken("the deployment failed: " + ana.get(path).path(0).path("description"));
    }
    return newest;
  }

  private static boolean holdsAll(String body, String... texts) {
    for (var text : texts) {
      if (!body.contains(text)) {
        return false;
      }
    }
    return true;
  }

  /** Breaks the story off unless {@code holds}. */
  static void must(boolean holds, String otherwise) {
    if (!holds) {
      throw new StoryBroken(otherwise);
    }
  }
}
