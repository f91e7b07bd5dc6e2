package io.mindscape.slipway.bot.doctor;

import io.mindscape.slipway.bot.github.GitHubStanding;
import io.mindscape.slipway.bot.github.GitHubStanding.Deliveries;
import io.mindscape.slipway.bot.github.GitHubStanding.Identity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** GitHub itself: whether it is there, who we are to it, and what we may do. */
final class ForgeLook {

  private static final Duration MOST_APART = Duration.ofSeconds(30);

  /** What the bot uses, with what it does there; README lists the same. */
  static final Map<String, String> NEEDED =
      new TreeMap<>(
          Map.of(
              "checks", "write",
              "contents", "write",
              "deployments", "write",
              "issues", "write",
              "pull_requests", "write",
              "metadata", "read",
              "packages", "read",
              "statuses", "read",
              "members", "read"));

  private static final List<String> EVENTS =
      List.of(
          "check_run",
          "check_suite",
          "issue_comment",
          "pull_request",
          "pull_request_review",
          "push",
          "registry_package",
          "repository_dispatch");

  private static final List<String> SCOPES = List.of("repo", "read:org");

  private ForgeLook() {}

  /** How far its clock is from ours, and so whether it is there at all. */
  static List<Told> clock(GitHubStanding github) {
    return github.clockAhead().map(ForgeLook::clock).stream().toList();
  }

  static Told clock(Duration ahead) {
    long seconds = Math.abs(ahead.toSeconds());
    return ahead.abs().compareTo(MOST_APART) > 0
        ? Told.wrong(
            "clock",
            "GitHub's is %d s %s of this machine's, and it refuses what is signed at the wrong time: set the clock by NTP"
                .formatted(seconds, ahead.isNegative() ? "behind" : "ahead"))
        : Told.ok("clock", "as GitHub's, within %d s".formatted(Math.max(1, seconds)));
  }

  /** Who we are, what we may do, and what did not arrive. */
  static List<Told> identity(GitHubStanding github) {
    var identity = github.identity();
    var told = new ArrayList<Told>();
    told.add(
        Told.ok(
            "identity",
            identity.isApp()
                ? "the App " + identity.login()
                : "%s, with a token: verdicts are commit statuses, not checks"
                    .formatted(identity.login())));
    told.addAll(identity.isApp() ? app(identity) : token(identity));
    if (identity.isApp()) {
      told.add(github.deliveries().map(ForgeLook::deliveries).orElseGet(ForgeLook::noWebhook));
    }
    return told;
  }

  static List<Told> app(Identity app) {
    var told = new ArrayList<Told>();
    var missing = missing(app.rights());
    told.add(
        missing.isEmpty()
            ? Told.ok("permissions", "all that are needed")
            : Told.wrong(
                "permissions",
                "the App has not %s: give them on its page on GitHub (Permissions & events), and accept them where it is installed"
                    .formatted(String.join(", ", missing))));
    var unheard = EVENTS.stream().filter(event -> !app.events().contains(event)).toList();
    told.add(
        unheard.isEmpty()
            ? Told.ok("events", "all that are needed")
            : Told.wrong(
                "events",
                "the App is not told of %s: subscribe to them on its page on GitHub (Permissions & events)"
                    .formatted(String.join(", ", unheard))));
    return told;
  }

  /** What is needed and not given, each as {@code contents: write}. */
  static List<String> missing(Map<String, String> rights) {
    return NEEDED.entrySet().stream()
        .filter(needed -> !isGiven(needed.getValue(), rights.getOrDefault(needed.getKey(), "")))
        .map(needed -> needed.getKey() + ": " + needed.getValue())
        .toList();
  }

  private static boolean isGiven(String needed, String given) {
    return given.equals(needed)
        || given.equals("admin")
        || (given.equals("write") && needed.equals("read"));
  }

  static List<Told> token(Identity token) {
    if (!token.tellsRights()) {
      return List.of(
          Told.note(
              "permissions",
              "GitHub does not say what this token may do; what it may not, shows when it is"
                  + " tried"));
    }
    var missing = SCOPES.stream().filter(scope -> !covers(token, scope)).toList();
    return List.of(
        missing.isEmpty()
            ? Told.ok("permissions", "the scopes that are needed")
            : Told.wrong(
                "permissions",
                "the token has not the scopes %s: make one that has, and set SLIPWAY_GITHUB_TOKEN to it"
                    .formatted(String.join(", ", missing))));
  }

  private static boolean covers(Identity token, String scope) {
    var scopes = token.rights().keySet();
    return scopes.contains(scope)
        || (scope.equals("read:org")
            && (scopes.contains("admin:org") || scopes.contains("write:org")));
  }

  private static Told noWebhook() {
    return Told.note(
        "deliveries",
        "the App has no webhook of its own: give it one on its page on GitHub, or each repository"
            + " one");
  }

  static Told deliveries(Deliveries newest) {
    var what = "deliveries";
    if (newest.looked() == 0) {
      return Told.note(
          what,
          "GitHub has sent nothing within its memory of three days: look at the webhook's address"
              + " on the App's page");
    }
    if (newest.failedInARow() > 0) {
      return Told.wrong(
          what,
          "the newest %d of GitHub's deliveries did not arrive (%s)"
              .formatted(newest.failedInARow(), reason(newest.lastCode())));
    }
    return newest.failed() > 0
        ? Told.note(
            what,
            "the newest arrived; %d of the last %d did not, and the bot asks for them again"
                .formatted(newest.failed(), newest.looked()))
        : Told.ok(what, "the last %d arrived".formatted(newest.looked()));
  }

  private static String reason(int code) {
    return switch (code) {
      case 401 ->
          "401: the secret on GitHub is another than SLIPWAY_WEBHOOK_SECRET; set both to the same";
      case 403 ->
          "403: their repository is not in SLIPWAY_REPOSITORIES; add it, or take it out of the"
              + " installation";
      case 404 -> "404: the webhook's address is not the bot's; it ends in /webhooks/github";
      case 415 -> "415: set the webhook's content type to application/json";
      case 0, 502, 504 ->
          "GitHub does not reach the bot; check that it runs, and the webhook's address, proxy and"
              + " certificate";
      default -> code + ": look at the bot's log, and at the webhook's page on GitHub";
    };
  }
}
