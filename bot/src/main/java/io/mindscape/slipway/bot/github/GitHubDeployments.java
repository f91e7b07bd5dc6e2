package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.jobs.forge.Deployments;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHDeployment;
import org.kohsuke.github.GHRepository;
import tools.jackson.databind.JsonNode;

/** Deployments and their states. Only those that the bot made count: others can make some too. */
final class GitHubDeployments implements Deployments {

  private static final int LONGEST_DESCRIPTION = 140;

  private final Session session;

  GitHubDeployments(Session session) {
    this.session = session;
  }

  /**
   * A state as it was reported.
   *
   * @param state null for one that we do not use, such as {@code inactive}
   */
  private record Reported(@Nullable State state, String description, Instant at) {}

  @Override
  public long of(RepoName repo, CommitId commit, String environment) {
    return session.ask(
        repo,
        "deployments of %s in %s".formatted(commit.abbreviated(), repo),
        it -> {
          for (var deployment : it.listDeployments(commit.hex(), null, null, environment)) {
            if (isOurs(deployment) && environment.equals(deployment.getEnvironment())) {
              return deployment.getId();
            }
          }
          return create(it, commit, environment).getId();
        });
  }

  @Override
  public Optional<State> state(RepoName repo, long deployment) {
    return newestState(reported(repo, deployment)).map(GitHubDeployments::stateOf);
  }

  @Override
  public Optional<Success> newestSuccess(RepoName repo, String environment) {
    return session.ask(
        repo,
        "deployments in " + repo,
        it -> {
          for (var deployment : it.listDeployments(null, null, null, environment)) {
            var success =
                isOurs(deployment)
                    ? first(reported(repo, deployment.getId()), State.SUCCESS)
                    : Optional.<Instant>empty();
            if (success.isPresent()) {
              return Optional.of(new Success(new CommitId(deployment.getSha()), success.get()));
            }
          }
          return Optional.<Success>empty();
        });
  }

  @Override
  public Optional<Newest> newest(RepoName repo, String environment) {
    return session.ask(
        repo,
        "deployments in " + repo,
        it -> {
          for (var deployment : it.listDeployments(null, null, null, environment)) {
            if (isOurs(deployment)) {
              return Optional.of(newest(repo, deployment));
            }
          }
          return Optional.<Newest>empty();
        });
  }

  @Override
  public void report(RepoName repo, long deployment, State state, String description) {
    var line = Cut.line(LONGEST_DESCRIPTION, description);
    var newest = newestState(reported(repo, deployment));
    if (newest.isPresent()
        && newest.get().state() == state
        && newest.get().description().equals(line)) {
      return;
    }
    // Not through the library, which writes in-progress where GitHub reads in_progress.
    var body = Map.of("state", state.name().toLowerCase(Locale.ROOT), "description", line);
    session.rest().send(repo.owner(), "POST", statuses(repo, deployment), body);
  }

  private static GHDeployment create(GHRepository repository, CommitId commit, String environment)
      throws IOException {
    // What has to be green was looked at before: GitHub must neither ask again nor merge anything.
    return repository
        .createDeployment(commit.hex())
        .environment(environment)
        .autoMerge(false)
        .requiredContexts(List.of())
        .description("By Slipway")
        .create();
  }

  private boolean isOurs(GHDeployment deployment) throws IOException {
    var creator = deployment.getCreator();
    return creator != null && session.credentials().self().equalsIgnoreCase(creator.getLogin());
  }

  private Newest newest(RepoName repo, GHDeployment deployment) throws IOException {
    var reported = reported(repo, deployment.getId());
    var state = newestState(reported).map(GitHubDeployments::stateOf).orElse(null);
    var at =
        state == null
            ? deployment.getCreatedAt().toInstant()
            : first(reported, state).orElseThrow();
    return new Newest(new CommitId(deployment.getSha()), state, at);
  }

  /** What was reported, newest first. */
  private List<Reported> reported(RepoName repo, long deployment) {
    return session.rest().list(repo.owner(), statuses(repo, deployment)).stream()
        .map(GitHubDeployments::reported)
        .toList();
  }

  private static String statuses(RepoName repo, long deployment) {
    return Rest.path("/repos", repo.owner(), repo.name(), "deployments", deployment, "statuses");
  }

  private static Reported reported(JsonNode json) {
    var state =
        switch (json.path("state").asString("")) {
          case "in_progress" -> State.IN_PROGRESS;
          case "success" -> State.SUCCESS;
          case "failure" -> State.FAILURE;
          case "error" -> State.ERROR;
          default -> null;
        };
    return new Reported(
        state,
        json.path("description").asString(""),
        Instant.parse(json.path("created_at").asString("")));
  }

  private static Optional<Reported> newestState(List<Reported> reported) {
    return reported.stream().filter(one -> one.state() != null).findFirst();
  }

  private static State stateOf(Reported reported) {
    return Objects.requireNonNull(reported.state());
  }

  /** When {@code state} was reported first, the last time that it was. */
  private static Optional<Instant> first(List<Reported> reported, State state) {
    return reported.stream()
        .filter(one -> one.state() != null)
        .dropWhile(one -> one.state() != state)
        .takeWhile(one -> one.state() == state)
        .reduce((newer, older) -> older)
        .map(Reported::at);
  }
}
