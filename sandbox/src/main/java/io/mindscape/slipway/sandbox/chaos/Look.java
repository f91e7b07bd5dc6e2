package io.mindscape.slipway.sandbox.chaos;

import io.mindscape.slipway.sandbox.chaos.World.Commit;
import io.mindscape.slipway.sandbox.chaos.World.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks at the world from outside: the forge over its API, Git with git, the clusters over theirs.
 */
final class Look {

  private static final Pattern IMAGE = Pattern.compile("image: (\\S+)");
  private static final Pattern REPLICAS = Pattern.compile("replicas: (\\d+)");
  private static final String FIELD = "\u001f";
  private static final List<String> LABELS = List.of("slipway:promotions", "slipway:maintenance");

  private final Yard yard;
  private final Caller caller;

  private Look(Yard yard) {
    this.yard = yard;
    this.caller = yard.person("bo");
  }

  /**
   * Looks.
   *
   * @param published what the people published
   */
  static World at(Yard yard, List<World.Publication> published) {
    return new Look(yard).look(published);
  }

  private World look(List<World.Publication> published) {
    var commits = each(repo -> commits(repo).stream());
    return new World(
        each(this::pulls),
        each(this::comments),
        commits.stream().flatMap(this::verdicts).toList(),
        commits,
        each(this::deployments),
        each(this::issues),
        published,
        each(this::places),
        yard.trap().mergedTwice(),
        yard.clusters().runs().entrySet().stream()
            .map(run -> new World.Job(run.getKey(), run.getValue()))
            .toList());
  }

  private <T> List<T> each(java.util.function.Function<String, Stream<T>> look) {
    return yard.plan().names().stream().flatMap(look).toList();
  }

  private Stream<World.Pull> pulls(String repo) {
    return caller.all(path(repo, "/pulls?state=all")).stream()
        .map(
            pull ->
                new World.Pull(
                    repo,
                    pull.path("number").asInt(),
                    pull.at("/head/ref").asString(),
                    pull.at("/head/sha").asString(),
                    pull.path("state").asString().equals("open")));
  }

  private Stream<World.Comment> comments(String repo) {
    return caller.all(path(repo, "/issues/comments")).stream()
        .map(
            comment ->
                new World.Comment(
                    repo,
                    Integer.parseInt(comment.path("issue_url").asString().replaceAll(".*/", "")),
                    comment.path("id").asLong(),
                    comment.at("/user/login").asString().equals(yard.botLogin()),
                    comment.path("body").asString()));
  }

  private Stream<Verdict> verdicts(Commit commit) {
    var path = "/commits/%s/".formatted(commit.sha());
    if (yard.plan().app()) {
      return caller.all(path(commit.repo(), path + "check-runs?filter=all")).stream()
          .map(
              run ->
                  new Verdict(
                      commit.repo(),
                      commit.sha(),
                      run.path("name").asString(),
                      run.path("conclusion").asString(""),
                      run.at("/output/title").asString(""),
                      true));
    }
    return caller.all(path(commit.repo(), path + "statuses")).reversed().stream()
        .map(
            status ->
                new Verdict(
                    commit.repo(),
                    commit.sha(),
                    status.path("context").asString(),
                    status.path("state").asString().replace("pending", ""),
                    status.path("description").asString(""),
                    false));
  }

  private Stream<World.Deployment> deployments(String repo) {
    return caller.all(path(repo, "/deployments")).stream()
        .map(
            one ->
                new World.Deployment(
                    repo,
                    one.path("sha").asString(),
                    one.path("environment").asString(),
                    caller
                        .all(
                            path(
                                repo,
                                "/deployments/%d/statuses".formatted(one.path("id").asLong())))
                        .stream()
                        .map(status -> status.path("state").asString())
                        .toList()));
  }

  private Stream<World.Issue> issues(String repo) {
    return LABELS.stream()
        .flatMap(
            label ->
                caller.all(path(repo, "/issues?state=all&labels=" + label)).stream()
                    .filter(issue -> !issue.has("pull_request"))
                    .map(
                        issue ->
                            new World.Issue(
                                repo, issue.path("number").asInt(), titled(label, issue))));
  }

  /** There is one issue for each window. */
  private static String titled(String label, JsonNode issue) {
    return label + " " + issue.path("title").asString();
  }

  private Stream<World.Place> places(String repo) {
    return Seeds.ENVIRONMENTS.stream()
        .flatMap(
            environment ->
                Seeds.APPLICATIONS.stream()
                    .map(
                        application ->
                            new World.Place(
                                repo,
                                environment,
                                application,
                                inGit(repo, Seeds.file(environment, application)),
                                running(repo, environment, application))));
  }

  private String inGit(String repo, String file) {
    var encoded =
        caller
            .get(path(repo, "/contents/%s?ref=main".formatted(file)))
            .map(found -> found.path("content").asString())
            .orElse("");
    var text =
        new String(
            Base64.getMimeDecoder().decode(encoded.getBytes(StandardCharsets.US_ASCII)),
            StandardCharsets.UTF_8);
    return first(IMAGE, text) + " x" + first(REPLICAS, text);
  }

  private static String first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    return found.find() ? found.group(1) : "?";
  }

  private String running(String repo, String environment, String application) {
    var path =
        "/apis/apps/v1/namespaces/%s/deployments/%s"
            .formatted(Seeds.namespace(repo, environment), application);
    var request = HttpRequest.newBuilder(yard.clusters().api(environment).resolve(path)).build();
    try {
      var body = yard.http().send(request, BodyHandlers.ofString()).body();
      var deployment = JsonMapper.shared().readTree(body);
      return "%s x%s"
          .formatted(
              deployment.at("/spec/template/spec/containers/0/image").asString("nothing"),
              deployment.at("/spec/replicas").asInt(0));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  /** Every commit that any branch or pull request leads to. */
  private List<Commit> commits(String repo) {
    var format =
        "%H"
            + FIELD
            + "%(trailers:key=Slipway-Effect,valueonly,separator=%x2C)"
            + FIELD
            + "%(trailers:key=Slipway-Image,valueonly,separator=%x2C)";
    var folder = yard.folder().resolve("forge").resolve(repo + ".git");
    var commits = new ArrayList<Commit>();
    for (var line : git(folder.toString(), "log", "--all", "--format=" + format)) {
      var fields = line.split(FIELD, -1);
      commits.add(new Commit(repo, fields[0], fields[1], fields[2]));
    }
    return commits;
  }

  private static List<String> git(String folder, String... arguments) {
    var command = new ArrayList<>(List.of("git", "--git-dir", folder));
    command.addAll(List.of(arguments));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("git failed: " + text);
      }
      return text.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("git could not be run; is it installed?", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private static String path(String repo, String rest) {
    return "/repos/" + repo + rest;
  }
}
