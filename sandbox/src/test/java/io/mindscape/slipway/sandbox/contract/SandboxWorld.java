package io.mindscape.slipway.sandbox.contract;

import io.mindscape.slipway.bot.github.GitHubForge;
import io.mindscape.slipway.bot.settings.Secret;
import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.forge.ForgeWorld;
import io.mindscape.slipway.jobs.forge.PullRequests.Review.Verdict;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.sandbox.forge.http.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The sandbox's forge with the real adapter in front of it. What people do goes over the REST API
 * too, each with their own token.
 */
final class SandboxWorld implements ForgeWorld, AutoCloseable {

  private static final String REPO = "mindscape/platform";
  private static final String IN_REPO = "/repos/" + REPO;

  private final SteeredClock clock = new SteeredClock();
  private final io.mindscape.slipway.sandbox.forge.Forge server;
  private final GitHubForge adapter;
  private final Path contents;

  private SandboxWorld(
      Path folder,
      Path contents,
      Function<io.mindscape.slipway.sandbox.forge.Forge, Settings.Access> access) {
    this.contents = contents;
    this.server =
        io.mindscape.slipway.sandbox.forge.Forge.start(
            new io.mindscape.slipway.sandbox.forge.Forge.Setup(0, folder, clock));
    for (var login : List.of("ana", "bo", "qi", "omar", "sam")) {
      server.person(login, login.substring(0, 1).toUpperCase(Locale.ROOT) + login.substring(1));
    }
    server.team("mindscape", "prod-approvers", List.of("omar"));
    server.create(REPO, contents, "The platform");
    for (var login : List.of("ana", "bo", "qi", "omar")) {
      server.collaborator(REPO, login, "write");
    }
    this.adapter =
        new GitHubForge(
            new Settings.GitHub(server.api(), access.apply(server)), List.of(repo()), clock);
  }

  /** A world where the bot is an App. */
  static SandboxWorld withApp(Path folder) {
    return withApp(folder, readme(folder));
  }

  /** The same, with a repository that begins with these contents. */
  static SandboxWorld withApp(Path folder, Path contents) {
    return new SandboxWorld(
        folder,
        contents,
        server -> {
          var app = server.app("slipway");
          return new Settings.Access.App(app.id(), new Secret(app.privateKeyPem()));
        });
  }

  /** A world where the bot has a person's token. */
  static SandboxWorld withToken(Path folder) {
    return new SandboxWorld(
        folder, readme(folder), server -> new Settings.Access.Token(new Secret("token-ana")));
  }

  Clock clock() {
    return clock;
  }

  /** Another repository, to which only its owner may write. */
  Person project(String name, String owner) {
    server.create(name, contents, "What others make");
    server.collaborator(name, owner, "write");
    return person(owner);
  }

  /** Time passes. */
  void pass(Duration time) {
    clock.pass(time);
  }

  /** How much the forge lets callers ask. */
  Limits limits() {
    return server.limits();
  }

  /** Tells {@code target} of what happens, as the App's webhook does. */
  void hookOfApp(URI target) {
    server.appHook("slipway", target, "a secret of sixteen and more");
  }

  GitHubForge adapter() {
    return adapter;
  }

  @Override
  public Forge forge() {
    return adapter.ports();
  }

  @Override
  public RepoName repo() {
    return RepoName.parse(REPO);
  }

  @Override
  public CommitId head(String branch) {
    return branch(branch).orElseThrow();
  }

  @Override
  public CommitId push(
      String login, String branch, Map<String, String> changes, List<String> coAuthors) {
    clock.tick();
    var person = person(login);
    var there = branch(branch);
    var parent = there.orElseGet(() -> head("main"));
    var files = new ArrayList<Map<String, String>>();
    changes.forEach(
        (path, text) ->
            files.add(Map.of("path", path, "mode", "100644", "type", "blob", "content", text)));
    var tree =
        person.send(
            "POST", IN_REPO + "/git/trees", Map.of("base_tree", parent.hex(), "tree", files));
    var message = new StringBuilder("Change\n");
    coAuthors.forEach(
        other ->
            message.append(
                "\nCo-authored-by: %s <%s@users.noreply.github.com>".formatted(other, other)));
    var commit =
        person.send(
            "POST",
            IN_REPO + "/git/commits",
            Map.of(
                "message", message.toString(),
                "tree", tree.path("sha").asString(),
                "parents", List.of(parent.hex())));
    var sha = commit.path("sha").asString();
    if (there.isPresent()) {
      person.send("PATCH", IN_REPO + "/git/refs/heads/" + branch, Map.of("sha", sha));
    } else {
      person.send("POST", IN_REPO + "/git/refs", Map.of("ref", "refs/heads/" + branch, "sha", sha));
    }
    return new CommitId(sha);
  }

  @Override
  public int open(String login, String branch, String title) {
    clock.tick();
    var body = Map.of("title", title, "head", branch, "base", "main");
    return person(login).send("POST", IN_REPO + "/pulls", body).path("number").asInt();
  }

  @Override
  public void close(String login, int number) {
    person(login).send("PATCH", IN_REPO + "/pulls/" + number, Map.of("state", "closed"));
  }

  @Override
  public void review(String login, int number, Verdict verdict) {
    clock.tick();
    var event =
        switch (verdict) {
          case APPROVED -> "APPROVE";
          case CHANGES_REQUESTED -> "REQUEST_CHANGES";
          case COMMENTED -> "COMMENT";
          case DISMISSED -> throw new IllegalArgumentException("a review begins otherwise");
        };
    person(login)
        .send(
            "POST",
            IN_REPO + "/pulls/" + number + "/reviews",
            Map.of("event", event, "body", "I looked at it"));
  }

  @Override
  public long comment(String login, int number, String body) {
    var path = IN_REPO + "/issues/" + number + "/comments";
    return person(login).send("POST", path, Map.of("body", body)).path("id").asLong();
  }

  @Override
  public void edit(String login, long comment, String body) {
    clock.tick();
    person(login).send("PATCH", IN_REPO + "/issues/comments/" + comment, Map.of("body", body));
  }

  @Override
  public Instant later() {
    for (int i = 0; i < 60; i++) {
      clock.tick();
    }
    return clock.instant();
  }

  @Override
  public void delete(String login, long comment) {
    person(login).send("DELETE", IN_REPO + "/issues/comments/" + comment, Map.of());
  }

  @Override
  public int reactions(long comment) {
    return get(IN_REPO + "/issues/comments/" + comment + "/reactions").orElseThrow().size();
  }

  @Override
  public void status(String login, CommitId commit, String name, String state) {
    person(login)
        .send("POST", IN_REPO + "/statuses/" + commit, Map.of("context", name, "state", state));
  }

  /** Check runs and statuses alike, as branch protection sees them. */
  @Override
  public int checks(CommitId commit, String name) {
    var runs = get(IN_REPO + "/commits/" + commit + "/check-runs?check_name=" + name).orElseThrow();
    int statuses = 0;
    for (var status :
        get(IN_REPO + "/commits/" + commit + "/status").orElseThrow().path("statuses")) {
      statuses += status.path("context").asString().equals(name) ? 1 : 0;
    }
    return runs.path("total_count").asInt() + statuses;
  }

  @Override
  public String issueBody(int number) {
    return get(IN_REPO + "/issues/" + number).orElseThrow().path("body").asString();
  }

  @Override
  public void close() {
    adapter.close();
    server.close();
  }

  private Optional<CommitId> branch(String branch) {
    return get(IN_REPO + "/git/ref/heads/" + branch)
        .map(ref -> new CommitId(ref.at("/object/sha").asString()));
  }

  private Optional<JsonNode> get(String path) {
    return person("ana").get(path);
  }

  private Person person(String login) {
    return new Person(server.api(), login);
  }

  private static Path readme(Path folder) {
    try {
      var contents = Files.createDirectories(folder.resolve("contents"));
      Files.writeString(contents.resolve("README.md"), "# The platform\n");
      return contents;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
