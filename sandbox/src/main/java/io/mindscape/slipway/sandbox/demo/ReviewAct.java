package io.mindscape.slipway.sandbox.demo;

import static io.mindscape.slipway.sandbox.demo.Stage.REPO;
import static io.mindscape.slipway.sandbox.demo.Stage.must;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A broken pull request is refused on the right lines, mended, passed, merged and deployed. */
final class ReviewAct {

  private static final String WEB = "k8s/staging/deployment.yaml";
  private static final String CHECK = "slipway/review";

  private final Stage stage;
  private final Narrator narrator;

  ReviewAct(Stage stage) {
    this.stage = stage;
    this.narrator = stage.narrator();
  }

  void play() {
    int number = openBroken();
    merge(number, mend(number));
  }

  private int openBroken() {
    narrator.step("Ana opens a pull request, with two mistakes in it");
    var checkout = stage.checkout();
    checkout.branch("one-more-web");
    checkout.replace(WEB, "replicas: 2", "replicas: 3");
    checkout.replace(WEB, "readinessProbe:", "readynessProbe:");
    checkout.replace(WEB, image(), "image: mindscape/web:latest");
    var head = checkout.push("One more web pod in staging");
    var opened =
        stage
            .ana()
            .post(
                REPO + "/pulls",
                Map.of(
                    "title",
                    "One more web pod in staging",
                    "head",
                    "one-more-web",
                    "base",
                    "main",
                    "body",
                    "It is getting busy."));
    int number = opened.path("number").asInt();
    narrator.saw("pull request #%d, head %s".formatted(number, head.substring(0, 7)));

    narrator.step("The check fails, with findings on the lines she wrote");
    var check = stage.conclusion(head, CHECK);
    must(is(check, "failure"), "the check of the broken pull request ended with " + check);
    narrator.saw("✕ " + CHECK + ": " + check.path("output").path("title").asString());
    var annotations = stage.annotations(check);
    annotations.forEach(annotation -> narrator.saw(line(annotation)));
    finds(annotations, checkout.lineOf(WEB, "readynessProbe"), "readynessProbe");
    finds(annotations, checkout.lineOf(WEB, ":latest"), "latest");
    narrator.saw(stage.comment(number, "<!-- slipway:review -->").path("body").asString());
    return number;
  }

  private String mend(int number) {
    narrator.step("She mends both, and the check passes; the comment is the same one, changed");
    var checkout = stage.checkout();
    checkout.replace(WEB, "readynessProbe:", "readinessProbe:");
    checkout.replace(WEB, "image: mindscape/web:latest", originalImage);
    var head = checkout.push("Mend the probe and pin the image");
    var check = stage.conclusion(head, CHECK);
    must(is(check, "success"), "the check of the mended pull request ended with " + check);
    narrator.saw("✓ " + CHECK + ": " + check.path("output").path("title").asString());
    var comment =
        stage.comment(number, "<!-- slipway:review -->", head.substring(0, 7)).path("body");
    narrator.saw(comment.asString());
    long reviews =
        stage.comments(number).stream()
            .filter(one -> one.path("body").asString().contains("<!-- slipway:review -->"))
            .count();
    must(reviews == 1, "there are %d review comments, not one".formatted(reviews));
    return head;
  }

  private void merge(int number, String head) {
    narrator.step("She merges it, and staging runs it");
    var merged =
        stage.ana().put(REPO + "/pulls/" + number + "/merge", Map.of("sha", head)).path("sha");
    stage.deployed(merged.asString(), "staging");
    narrator.saw(
        "deployment of %s to staging: success".formatted(merged.asString().substring(0, 7)));
    var replicas = stage.world().cluster().ready("staging", "mindscape-web");
    must(replicas == 3, "staging runs %d web pods, not 3".formatted(replicas));
    narrator.saw("the cluster runs 3 pods of mindscape-web in staging");
  }

  private String originalImage = "";

  private String image() {
    originalImage =
        stage
            .checkout()
            .read(WEB)
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("image: mindscape/web:"))
            .findFirst()
            .orElseThrow(() -> new StoryBroken(WEB + " names no image of mindscape/web"));
    return originalImage;
  }

  private static boolean is(JsonNode check, String conclusion) {
    return check.path("conclusion").asString().equals(conclusion);
  }

  private static String line(JsonNode annotation) {
    return "%s:%s  %s"
        .formatted(
            annotation.path("path").asString(),
            annotation.path("start_line"),
            annotation.path("message").asString());
  }

  private static void finds(Iterable<JsonNode> annotations, int line, String what) {
    for (var annotation : annotations) {
      if (annotation.path("path").asString().equals(WEB)
          && annotation.path("start_line").asInt() == line
          && annotation.path("message").asString().contains(what)) {
        return;
      }
    }
    throw new StoryBroken("no annotation about \"%s\" stands at %s:%d".formatted(what, WEB, line));
  }
}
