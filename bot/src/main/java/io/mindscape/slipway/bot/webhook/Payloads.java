package io.mindscape.slipway.bot.webhook;

import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Event;
import io.mindscape.slipway.jobs.delivery.Evidence.Origin;
import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.review.Review;
import io.mindscape.slipway.policies.Refused;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What GitHub's payloads say happened. */
public final class Payloads {

  private static final String CLICKED = "requested_action";
  private static final String BRANCHES = "refs/heads/";
  private static final JsonMapper JSON = new JsonMapper(PayloadJson.FACTORY);

  private final Supplier<String> self;

  /**
   * @param self the bot's own login, asked for only when somebody wrote something
   */
  public Payloads(Supplier<String> self) {
    this.self = self;
  }

  /** Whether a pull request has to be looked at after that. */
  static boolean changes(String action) {
    return switch (action) {
      case "opened", "reopened", "synchronize", "edited", "ready_for_review" -> true;
      default -> false;
    };
  }

  private static int number(JsonNode payload) {
    for (var place :
        new String[] {
          "/pull_request/number",
          "/issue/number",
          "/check_run/pull_requests/0/number",
          "/check_suite/pull_requests/0/number"
        }) {
      int number = payload.at(place).asInt(0);
      if (number > 0) {
        return number;
      }
    }
    return 0;
  }

  /** Whether anything may be done for such an event, going by its name and action alone. */
  public static boolean matters(String event, String action) {
    return switch (event) {
      case "pull_request" -> changes(action) || action.equals("closed");
      case "pull_request_review", "push" -> true;
      case "issue_comment" -> action.equals("created");
      case "registry_package" -> action.equals("published");
      case "repository_dispatch" -> action.equals("image-published");
      case "check_run" -> action.equals("rerequested") || action.equals(CLICKED);
      case "check_suite" -> action.equals("rerequested");
      default -> false;
    };
  }

  /** What {@code delivery} says happened. */
  public Event event(Delivery delivery) {
    var payload = read(delivery.evidence().body());
    if (delivery.repository().isEmpty()) {
      return new Event.Ignored("it concerns no repository");
    }
    var repo = RepoName.parse(delivery.repository());
    return switch (delivery.event()) {
      case "pull_request" -> pullRequest(repo, delivery.action(), number(payload));
      case "pull_request_review" -> review(repo, payload);
      case "issue_comment" -> comment(repo, delivery.action(), payload);
      case "push" -> push(repo, payload);
      case "registry_package" -> registryPackage(repo, delivery.action(), payload);
      case "repository_dispatch" -> dispatch(repo, delivery.action(), payload);
      case "check_run" ->
          delivery.action().equals(CLICKED)
              ? clicked(repo, payload)
              : again(repo, delivery.action(), number(payload));
      case "check_suite" -> again(repo, delivery.action(), number(payload));
      default -> new Event.Ignored("nothing is done for " + delivery.event());
    };
  }

  /** Who caused {@code delivery}, as the forge tells it, and by what. */
  public Cause cause(Delivery delivery) {
    var what = (delivery.event() + " " + delivery.action()).strip();
    if (delivery.evidence().origin() == Origin.NOTE) {
      return Cause.own("note %s (%s)".formatted(delivery.guid(), what));
    }
    var sender = read(delivery.evidence().body()).at("/sender/login").asString("");
    return new Cause(
        sender.isEmpty() ? "the forge" : sender,
        "delivery %s (%s)".formatted(delivery.guid(), what));
  }

  private static Event pullRequest(RepoName repo, String action, int number) {
    if (number == 0) {
      return new Event.Ignored("the pull request has no number");
    }
    if (changes(action)) {
      return new Event.PullRequestChanged(repo, number);
    }
    return action.equals("closed")
        ? new Event.PullRequestClosed(repo, number)
        : new Event.Ignored("nothing is done when a pull request is " + action);
  }

  private Event review(RepoName repo, JsonNode payload) {
    if (isSelf(payload.at("/review/user/login"))) {
      return new Event.Ignored("the bot reviewed it itself");
    }
    return new Event.Reviewed(repo, number(payload));
  }

  private Event comment(RepoName repo, String action, JsonNode payload) {
    if (!action.equals("created")) {
      // An edited comment never counts.
      return new Event.Ignored("a comment counts only as it was first written");
    }
    if (isSelf(payload.at("/comment/user/login"))) {
      return new Event.Ignored("the bot wrote it itself");
    }
    return new Event.Commented(repo, number(payload), payload.at("/comment/id").asLong(0));
  }

  private boolean isSelf(JsonNode login) {
    return login.asString("").equalsIgnoreCase(self.get());
  }

  private static Event push(RepoName repo, JsonNode payload) {
    var ref = payload.path("ref").asString("");
    if (!ref.startsWith(BRANCHES)) {
      return new Event.Ignored("what was pushed is no branch");
    }
    return payload.path("deleted").asBoolean(false)
        ? new Event.Ignored("the branch was deleted")
        : new Event.BranchPushed(repo, ref.substring(BRANCHES.length()));
  }

  private static Event registryPackage(RepoName repo, String action, JsonNode payload) {
    var pack = payload.path("registry_package");
    var owner = pack.path("namespace").asString("");
    var name = pack.path("name").asString("");
    var tag = pack.at("/package_version/container_metadata/tag/name").asString("");
    if (!action.equals("published")) {
      return new Event.Ignored("no package was published");
    }
    return published(repo, owner.isEmpty() ? name : owner + "/" + name, tag);
  }

  private static Event dispatch(RepoName repo, String action, JsonNode payload) {
    if (!action.equals("image-published")) {
      return new Event.Ignored("nothing is done for a dispatch of " + action);
    }
    var what = payload.path("client_payload");
    return published(repo, what.path("image").asString(""), what.path("tag").asString(""));
  }

  private static Event published(RepoName repo, String image, String tag) {
    return image.isEmpty() || tag.isEmpty()
        ? new Event.Ignored("it names no image and tag")
        : new Event.ImagePublished(repo, image, tag);
  }

  private static Event clicked(RepoName repo, JsonNode payload) {
    var head = payload.at("/check_run/head_sha").asString("");
    var login = payload.at("/sender/login").asString("");
    boolean isFix =
        payload.at("/requested_action/identifier").asString("").equals(Review.FIX_BUTTON)
            && payload.at("/check_run/name").asString("").equals(Review.CHECK);
    return isFix && number(payload) > 0 && head.matches("[0-9a-f]{40}") && !login.isEmpty()
        ? new Event.FixAsked(repo, number(payload), login, new CommitId(head))
        : new Event.Ignored("nobody clicked on a button of a pull request's check");
  }

  private static Event again(RepoName repo, String action, int number) {
    return action.equals("rerequested") && number > 0
        ? new Event.PullRequestChanged(repo, number)
        : new Event.Ignored("nobody asked to check a pull request again");
  }

  private static JsonNode read(byte[] body) {
    try {
      var payload = JSON.readTree(body);
      if (payload != null && payload.isObject()) {
        return payload;
      }
    } catch (JacksonException failure) {
      throw new Refused("The payload is no JSON that can be read", failure);
    }
    throw new Refused("The payload is no JSON object");
  }
}
