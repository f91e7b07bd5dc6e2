package io.mindscape.slipway.sandbox.chaos;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The people of one repository at work, as chance has it; the same seed works the same. */
final class Crowd {

  private static final int MOST_OPEN = 5;
  private static final Pattern REPLICAS = Pattern.compile("replicas: (\\d+)");
  private static final List<String> REMARKS =
      List.of(
          "/why",
          "/why production",
          "/promote production",
          "/aprove 1234567",
          "/approve 1234567",
          "/promot production",
          "looks good to me",
          "is there a way to ask /why it waits?");

  private final String repo;
  private final Caller ana;
  private final Caller bo;
  private final Caller omar;
  private final RandomGenerator random;
  private final List<World.Publication> published = new ArrayList<>();
  private int branches;
  private int tags;

  Crowd(Yard yard, String repo, RandomGenerator random) {
    this.repo = repo;
    this.ana = yard.person("ana");
    this.bo = yard.person("bo");
    this.omar = yard.person(Yard.APPROVER);
    this.random = random;
  }

  /** What was published so far, the newest last. */
  List<World.Publication> published() {
    return List.copyOf(published);
  }

  /** Does something. */
  void act() {
    int dice = random.nextInt(100);
    if (dice < 15) {
      open();
    } else if (dice < 35) {
      anyPull().ifPresentOrElse(this::pushTo, this::open);
    } else if (dice < 40) {
      anyPull().ifPresent(pull -> ana.ask("PATCH", at(pull), Map.of("state", "closed")));
    } else if (dice < 45) {
      anyPull().ifPresent(pull -> ana.ask("PUT", at(pull) + "/merge", Map.of()));
    } else if (dice < 65) {
      anyPull().ifPresentOrElse(this::remark, this::open);
    } else if (dice < 73) {
      anyPull().ifPresent(this::review);
    } else if (dice < 83) {
      edit("main");
    } else if (dice < 90) {
      publish();
    } else if (dice < 95) {
      anyPull().ifPresent(this::again);
    } else if (dice < 98) {
      promote();
    } else {
      approve();
    }
  }

  /** Does something that makes the bot do something of {@code kind}. */
  void provoke(Kind kind) {
    switch (kind) {
      case COMMENT -> open();
      case REACTION -> anyPull().ifPresentOrElse(this::ask, this::open);
      case COMMENT_EDIT, CHECK_RUN, STATUS -> anyPull().ifPresentOrElse(this::pushTo, this::open);
      case DEPLOYMENT, DEPLOYMENT_STATUS, APPLY -> edit("main");
      case ISSUE, PUSH -> publish();
      case PULL_REQUEST, MERGE -> {
        // One promotion is proposed at a time: the next one only after the last was merged.
        if (!approve()) {
          if (random.nextInt(3) == 0) {
            publish();
          }
          promote();
        }
      }
      case JOB -> {}
    }
  }

  /** Approves the promotion that is open; false if there is none. */
  boolean approve() {
    var promotion = promotion();
    promotion.ifPresent(
        pull -> comment(omar, pull, "/approve " + pull.at("/head/sha").asString().substring(0, 7)));
    return promotion.isPresent();
  }

  private void open() {
    if (people().size() >= MOST_OPEN) {
      people().stream()
          .skip(MOST_OPEN - 1)
          .forEach(pull -> ana.ask("PATCH", at(pull), Map.of("state", "closed")));
    }
    var branch = "work-" + ++branches;
    ana.get(path("/git/ref/heads/main"))
        .map(ref -> ref.at("/object/sha").asString())
        .ifPresent(
            sha ->
                ana.ask(
                    "POST", path("/git/refs"), Map.of("ref", "refs/heads/" + branch, "sha", sha)));
    edit(branch);
    ana.ask(
        "POST",
        path("/pulls"),
        Map.of(
            "title", "More or fewer pods: " + branch, "head", branch, "base", "main", "body", ""));
  }

  private void pushTo(JsonNode pull) {
    edit(pull.at("/head/ref").asString());
  }

  /** Changes how many pods there are; in production only by promotion. */
  private void edit(String branch) {
    var environment = random.nextBoolean() ? "staging" : "development";
    var application = Seeds.APPLICATIONS.get(random.nextInt(Seeds.APPLICATIONS.size()));
    var file = path("/contents/" + Seeds.file(environment, application));
    ana.get(file + "?ref=" + branch)
        .ifPresent(
            found -> {
              var encoded = found.path("content").asString().getBytes(StandardCharsets.US_ASCII);
              var text =
                  new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8);
              ana.ask(
                  "PUT",
                  file,
                  Map.of(
                      "message",
                      "Another number of pods in " + environment,
                      "content",
                      Base64.getEncoder()
                          .encodeToString(changed(text).getBytes(StandardCharsets.UTF_8)),
                      "sha",
                      found.path("sha").asString(),
                      "branch",
                      branch));
            });
  }

  private String changed(String text) {
    return REPLICAS
        .matcher(text)
        .replaceFirst(
            found ->
                "replicas: " + (1 + (Integer.parseInt(found.group(1)) + random.nextInt(7)) % 9));
  }

  private void remark(JsonNode pull) {
    comment(random.nextBoolean() ? ana : bo, pull, REMARKS.get(random.nextInt(REMARKS.size())));
  }

  private void ask(JsonNode pull) {
    comment(bo, pull, "/why");
  }

  private void comment(Caller who, JsonNode issue, String body) {
    var path = path("/issues/%d/comments".formatted(issue.path("number").asInt()));
    who.ask("POST", path, Map.of("body", body));
  }

  private void review(JsonNode pull) {
    var event = random.nextBoolean() ? "APPROVE" : "COMMENT";
    bo.ask("POST", at(pull) + "/reviews", Map.of("event", event, "body", "I had a look"));
  }

  private void again(JsonNode pull) {
    var runs = ana.all(path("/commits/%s/check-runs".formatted(pull.at("/head/sha").asString())));
    runs.stream()
        .findFirst()
        .ifPresent(
            run ->
                ana.ask(
                    "POST",
                    path("/check-runs/%d/rerequest".formatted(run.path("id").asLong())),
                    Map.of()));
  }

  private void publish() {
    var image = Seeds.image(repo, Seeds.APPLICATIONS.get(random.nextInt(2)));
    var tag = "1.%d.0".formatted(++tags);
    published.add(new World.Publication(repo, image, tag));
    ana.ask(
        "POST",
        path("/dispatches"),
        Map.of(
            "event_type", "image-published", "client_payload", Map.of("image", image, "tag", tag)));
  }

  private void promote() {
    ana.all(path("/issues?state=open&labels=slipway:promotions")).stream()
        .findFirst()
        .ifPresent(issue -> comment(ana, issue, "/promote production"));
  }

  private Optional<JsonNode> promotion() {
    return pulls().stream().filter(Crowd::isOfBot).findFirst();
  }

  private Optional<JsonNode> anyPull() {
    var people = people();
    return people.isEmpty()
        ? Optional.empty()
        : Optional.of(people.get(random.nextInt(people.size())));
  }

  private List<JsonNode> people() {
    return pulls().stream().filter(pull -> !isOfBot(pull)).toList();
  }

  private static boolean isOfBot(JsonNode pull) {
    return pull.at("/head/ref").asString().startsWith("slipway/");
  }

  private List<JsonNode> pulls() {
    return ana.all(path("/pulls?state=open"));
  }

  private String at(JsonNode pull) {
    return path("/pulls/" + pull.path("number").asInt());
  }

  private String path(String rest) {
    return "/repos/" + repo + rest;
  }
}
