package io.mindscape.slipway.sandbox.demo;

import static io.mindscape.slipway.sandbox.demo.Stage.REPO;
import static io.mindscape.slipway.sandbox.demo.Stage.must;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A broken pull request is refused on the right lines, mended by a click and by hand, passed,
 * merged and deployed.
 */
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
    haveMended(number);
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

  /** What a machine can know is the probe's name; which image she wants, it cannot. */
  private void haveMended(int number) {
    narrator.step("She clicks on Fix at the check, and the bot commits what is mechanical");
    var checkout = stage.checkout();
    var before = checkout.git("rev-parse", "HEAD").strip();
    var check = stage.conclusion(before, CHECK);
    var buttons = stage.ana().buttons(REPO, check);
    must(buttons.size() == 1, "the check has the buttons %s, not one".formatted(buttons));
    narrator.saw("[%s]  %s".formatted(text(buttons, "label"), text(buttons, "description")));
    stage.ana().click(REPO, check, text(buttons, "identifier"));
    stage
        .patience()
        .until("a commit of the bot on #%d".formatted(number), () -> !head(number).equals(before));
    checkout.git("pull", "--quiet", "--ff-only");
    narrator.saw(checkout.git("show", "--unified=0", "--format=%an: %s%n%n%b").strip());
    must(
        checkout.git("diff", "--unified=0", before, "HEAD").contains("+          readinessProbe:"),
        "the bot's commit does not mend the probe");
  }

  private String head(int number) {
    var pull = stage.ana().get("%s/pulls/%d".formatted(REPO, number));
    return pull.path("head").path("sha").asString();
  }

  private static String text(JsonNode buttons, String field) {
    return buttons.path(0).path(field).asString();
  }

  private String mend(int number) {
    narrator.step("She pins the image, and the check passes; the comment is the same one, changed");
    var checkout = stage.checkout();
    checkout.replace(WEB, "image: mindscape/web:latest", originalImage);
    var head = checkout.push("Pin the image");
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
