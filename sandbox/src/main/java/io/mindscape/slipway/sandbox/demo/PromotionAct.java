package io.mindscape.slipway.sandbox.demo;

import static io.mindscape.slipway.sandbox.demo.Stage.REPO;
import static io.mindscape.slipway.sandbox.demo.Stage.must;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** An image is published, reaches staging by itself and production by promotion. */
final class PromotionAct {

  private static final String TAG = "1.9.0";
  private static final String VALUES = "environments/%s/mindscape-api/values.yaml";

  private final Stage stage;
  private final Narrator narrator;

  PromotionAct(Stage stage) {
    this.stage = stage;
    this.narrator = stage.narrator();
  }

  void play() {
    publish();
    var promotion = ask();
    refuseTheAuthor(promotion);
    approve(promotion);
  }

  private void publish() {
    narrator.step("CI publishes mindscape/api:" + TAG + ", and the bot commits the tag");
    var before = head();
    stage
        .ana()
        .post(
            REPO + "/dispatches",
            Map.of(
                "event_type",
                "image-published",
                "client_payload",
                Map.of("image", "mindscape/api", "tag", TAG)));
    var bumped =
        stage
            .patience()
            .forSome(
                "a commit with the new tag",
                () -> Optional.of(head()).filter(head -> !head.equals(before)));
    var checkout = stage.checkout();
    checkout.branch("look");
    narrator.saw(checkout.git("log", "-1", "--format=%h %an: %s%n%n%b").strip());
    narrator.saw(checkout.git("diff", "--unified=0", before, bumped).strip());
    var changed = checkout.git("diff", "--numstat", before, bumped).lines().toList();
    must(
        changed.equals(
            List.of(
                "1\t1\t" + VALUES.formatted("development"),
                "1\t1\t" + VALUES.formatted("staging"))),
        "the bump changed " + changed);

    narrator.step("Staging runs it");
    stage.deployed(bumped, "staging");
    runs("staging", TAG);
  }

  private JsonNode ask() {
    narrator.step("Ana asks for the promotion, on the bot's promotions issue");
    int issue = promotionsIssue();
    comment(stage.ana(), issue, "/promote production");
    var promotion =
        stage
            .patience()
            .forSome(
                "the promotion's pull request",
                () ->
                    Stage.items(stage.ana().get(REPO + "/pulls?state=open")).stream()
                        .filter(
                            pull ->
                                pull.path("head")
                                    .path("ref")
                                    .asString()
                                    .startsWith("slipway/promote-production"))
                        .findFirst());
    narrator.saw("#%s %s".formatted(promotion.path("number"), promotion.path("title").asString()));
    narrator.saw(promotion.path("body").asString());
    return promotion;
  }

  private void refuseTheAuthor(JsonNode promotion) {
    narrator.step("She tries to approve it herself, and is told why that does not count");
    int number = promotion.path("number").asInt();
    comment(stage.ana(), number, "/approve " + shortHead(promotion));
    var answer = stage.comment(number, "@ana");
    narrator.saw(answer.path("body").asString());
    must(
        !stage.ana().get(REPO + "/pulls/" + number).path("merged").asBoolean(),
        "the promotion was merged on its requester's approval");
    comment(stage.ana(), number, "/why");
    narrator.saw(stage.comment(number, "slipway:why").path("body").asString());
  }

  private void approve(JsonNode promotion) {
    narrator.step("Omar of ops approves; the bot merges, and production runs it");
    int number = promotion.path("number").asInt();
    comment(stage.omar(), number, "/approve " + shortHead(promotion));
    var merged =
        stage
            .patience()
            .forSome(
                "the merge of #" + number,
                () ->
                    Optional.of(stage.omar().get(REPO + "/pulls/" + number))
                        .filter(pull -> pull.path("merged").asBoolean()));
    var commit = merged.path("merge_commit_sha").asString();
    narrator.saw("#%d is merged as %s".formatted(number, commit.substring(0, 7)));
    stage.deployed(commit, "production");
    runs("production", TAG);
  }

  private void runs(String environment, String tag) {
    var image = stage.world().cluster().image(environment, "mindscape-api");
    must(image.endsWith(":" + tag), "%s runs %s".formatted(environment, image));
    narrator.saw("the cluster runs %s in %s".formatted(image, environment));
  }

  private int promotionsIssue() {
    return stage
        .patience()
        .forSome(
            "the promotions issue",
            () ->
                StreamSupport.stream(
                        stage.ana().get(REPO + "/issues?labels=slipway:promotions").spliterator(),
                        false)
                    .findFirst())
        .path("number")
        .asInt();
  }

  private void comment(Person person, int number, String body) {
    narrator.saw("@%s: %s".formatted(person.name(), body));
    person.post("%s/issues/%d/comments".formatted(REPO, number), Map.of("body", body));
  }

  private String head() {
    return stage.ana().get(REPO + "/git/ref/heads/main").path("object").path("sha").asString();
  }

  private static String shortHead(JsonNode pull) {
    return pull.path("head").path("sha").asString().substring(0, 7);
  }
}
