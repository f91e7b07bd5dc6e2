package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.jobs.git.RepoName;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What GitHub says of us and of what we look after, for somebody who wants to know whether all is
 * well. Only read. What is asked throws as {@link GitHubForge#check} does.
 */
public final class GitHubStanding implements AutoCloseable {

  private final Line line;
  private final Clock clock;
  private final Credentials credentials;
  private final Credentials itself;

  /**
   * Nothing is asked yet.
   *
   * @param clock this machine's, which GitHub's is compared with
   * @throws io.mindscape.slipway.policies.Refused if the App's key is none
   */
  public GitHubStanding(Settings.GitHub settings, List<RepoName> repositories, Clock clock) {
    this.clock = clock;
    this.line = new Line(settings.api(), Limits.NONE, clock);
    switch (settings.access()) {
      case Settings.Access.Token(var token) -> {
        this.credentials = new TokenCredentials(line, token);
        this.itself = credentials;
      }
      case Settings.Access.App app -> {
        var own = new AppCredentials(app, line, repositories, clock);
        this.credentials = own;
        this.itself = own.itself();
      }
    }
  }

  /**
   * As whom we speak.
   *
   * @param rights an App's permissions, or the scopes of a token that tells its scopes, each with
   *     {@code read}, {@code write} or an empty text
   * @param tellsRights whether GitHub says what we may do
   * @param events that an App is told of
   */
  public record Identity(
      String login,
      boolean isApp,
      Map<String, String> rights,
      boolean tellsRights,
      Set<String> events) {
    public Identity {
      rights = Map.copyOf(rights);
      events = Set.copyOf(events);
    }
  }

  /**
   * A repository, as we see it.
   *
   * @param rights of the App's installation there; empty for a token
   */
  public record Place(
      String branch, boolean mayPush, boolean isArchived, Map<String, String> rights) {
    public Place {
      rights = Map.copyOf(rights);
    }
  }

  /**
   * How a branch is protected.
   *
   * @param checks that have to be green
   */
  public record Protection(boolean isProtected, List<String> checks) {
    public Protection {
      checks = List.copyOf(checks);
    }
  }

  /**
   * The newest deliveries to the App's webhook.
   *
   * @param failedInARow of them, the newest first
   * @param lastCode what was answered to the newest that failed; 0 for nothing
   */
  public record Deliveries(int looked, int failed, int failedInARow, int lastCode) {}

  /** How far GitHub's clock is ahead of ours; nothing where it does not tell the time. */
  public Optional<Duration> clockAhead() {
    var before = clock.instant();
    var told = new GitHubClock(line).tells();
    var between = Duration.between(before, clock.instant()).dividedBy(2);
    return told.map(date -> Duration.between(before.plus(between), date));
  }

  /** Who we are. */
  public Identity identity() {
    return credentials.isApp() ? app() : token();
  }

  private Identity app() {
    var app = json(itself, "", "/app");
    return new Identity(
        app.path("slug").asString("") + "[bot]",
        true,
        rights(app.path("permissions")),
        true,
        strings(app.path("events")));
  }

  private Identity token() {
    var reply = reply(credentials, "", "/user");
    var user = rest(credentials).json("GET /user", reply);
    var scopes = reply.headers().firstValue("X-OAuth-Scopes");
    var rights = new TreeMap<String, String>();
    scopes.stream()
        .flatMap(all -> Arrays.stream(all.split(",", -1)))
        .map(String::strip)
        .filter(scope -> !scope.isEmpty())
        .forEach(scope -> rights.put(scope, ""));
    return new Identity(
        user.path("login").asString(""), false, rights, scopes.isPresent(), Set.of());
  }

  /** A repository. */
  public Place place(RepoName repo) {
    var found = json(credentials, repo.owner(), path(repo));
    var rights =
        credentials.isApp()
            ? rights(json(itself, repo.owner(), path(repo) + "/installation").path("permissions"))
            : Map.<String, String>of();
    return new Place(
        found.path("default_branch").asString("main"),
        found.path("permissions").path("push").asBoolean(credentials.isApp()),
        found.path("archived").asBoolean(false),
        rights);
  }

  /** A file on a branch; nothing where there is none. */
  public Optional<byte[]> file(RepoName repo, String branch, String file) {
    return rest(credentials)
        .get(repo.owner(), path(repo) + Rest.path("/contents", file) + "?ref=" + escaped(branch))
        .map(found -> Base64.getMimeDecoder().decode(found.path("content").asString("")));
  }

  /** How a branch is protected. */
  public Protection protection(RepoName repo, String branch) {
    var found = json(credentials, repo.owner(), path(repo) + Rest.path("/branches", branch));
    var checks = found.path("protection").path("required_status_checks").path("contexts");
    return new Protection(found.path("protected").asBoolean(false), List.copyOf(strings(checks)));
  }

  /** The newest hundred deliveries; only an App with a webhook has a list of them. */
  public Optional<Deliveries> deliveries() {
    if (!credentials.isApp()) {
      return Optional.empty();
    }
    return rest(itself).get("", "/app/hook/deliveries?per_page=100").map(GitHubStanding::counted);
  }

  private static Deliveries counted(JsonNode list) {
    var codes = new ArrayList<Integer>();
    list.forEach(delivery -> codes.add(delivery.path("status_code").asInt(0)));
    var failed = codes.stream().filter(code -> !arrived(code)).toList();
    int inARow = (int) codes.stream().takeWhile(code -> !arrived(code)).count();
    return new Deliveries(
        codes.size(), failed.size(), inARow, failed.isEmpty() ? 0 : failed.get(0));
  }

  private static boolean arrived(int code) {
    return code >= 200 && code < 300;
  }

  private JsonNode json(Credentials as, String owner, String path) {
    return rest(as).json("GET " + path, reply(as, owner, path));
  }

  private Line.Reply reply(Credentials as, String owner, String path) {
    return line.send(
        as.account(owner),
        HttpRequest.newBuilder(URI.create(line.api() + path))
            .header("Accept", "application/vnd.github+json")
            .header("Authorization", as.authorization(owner)));
  }

  private Rest rest(Credentials as) {
    return new Rest(line, as);
  }

  private static String path(RepoName repo) {
    return Rest.path("/repos", repo.owner(), repo.name());
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> rights(JsonNode permissions) {
    var rights = new TreeMap<String, String>();
    permissions
        .properties()
        .forEach(right -> rights.put(right.getKey(), right.getValue().asString("")));
    return rights;
  }

  private static Set<String> strings(JsonNode list) {
    var strings = new TreeSet<String>();
    list.forEach(item -> strings.add(item.asString("")));
    return strings;
  }

  @Override
  public void close() {
    line.close();
  }
}
