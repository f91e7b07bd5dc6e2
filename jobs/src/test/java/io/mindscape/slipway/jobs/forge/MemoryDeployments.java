package io.mindscape.slipway.jobs.forge;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Deployments that stand in memory. */
public final class MemoryDeployments implements Deployments {

  private final Map<Long, Deployment> all = new TreeMap<>();
  private final Acts acts;
  private final Clock clock;

  private record Deployment(
      RepoName repo,
      CommitId commit,
      String environment,
      Instant createdAt,
      List<Reported> states) {}

  /** A state that was reported. */
  public record Reported(State state, String description, Instant at) {}

  MemoryDeployments(Acts acts, Clock clock) {
    this.acts = acts;
    this.clock = clock;
  }

  /** Lets an environment have been deployed. */
  public synchronized long succeeded(RepoName repo, CommitId commit, String environment) {
    long id = add(repo, commit, environment);
    all.get(id).states().add(new Reported(State.SUCCESS, "healthy", clock.instant()));
    return id;
  }

  /** What was reported on the deployment of a commit, oldest first; empty where there is none. */
  public synchronized List<Reported> history(RepoName repo, CommitId commit, String environment) {
    return id(repo, commit, environment).map(id -> all.get(id).states()).orElse(List.of());
  }

  /** How many deployments there are. */
  public synchronized int count() {
    return all.size();
  }

  @Override
  public synchronized long of(RepoName repo, CommitId commit, String environment) {
    return id(repo, commit, environment)
        .orElseGet(() -> acts.around("deployment", () -> add(repo, commit, environment)));
  }

  @Override
  public synchronized Optional<State> state(RepoName repo, long deployment) {
    return newest(all.get(deployment)).map(Reported::state);
  }

  @Override
  public synchronized Optional<Success> newestSuccess(RepoName repo, String environment) {
    return all.values().stream()
        .filter(one -> one.repo().equals(repo) && one.environment().equals(environment))
        .filter(one -> newest(one).map(Reported::state).equals(Optional.of(State.SUCCESS)))
        .reduce((older, newer) -> newer)
        .map(one -> new Success(one.commit(), newest(one).orElseThrow().at()));
  }

  @Override
  public synchronized Optional<Newest> newest(RepoName repo, String environment) {
    return all.values().stream()
        .filter(one -> one.repo().equals(repo) && one.environment().equals(environment))
        .reduce((older, newer) -> newer)
        .map(
            one ->
                newest(one)
                    .map(last -> new Newest(one.commit(), last.state(), since(one, last)))
                    .orElseGet(() -> new Newest(one.commit(), null, one.createdAt())));
  }

  /** When the state that holds now was reported first. */
  private static Instant since(Deployment deployment, Reported last) {
    var states = deployment.states();
    int first = states.size() - 1;
    while (first > 0 && states.get(first - 1).state() == last.state()) {
      first--;
    }
    return states.get(first).at();
  }

  @Override
  public synchronized void report(RepoName repo, long deployment, State state, String description) {
    var one = all.get(deployment);
    if (newest(one)
        .filter(last -> last.state() == state && last.description().equals(description))
        .isPresent()) {
      return;
    }
    acts.around(
        "deployed " + state,
        () -> one.states().add(new Reported(state, description, clock.instant())));
  }

  private Optional<Long> id(RepoName repo, CommitId commit, String environment) {
    return all.entrySet().stream()
        .filter(entry -> entry.getValue().repo().equals(repo))
        .filter(entry -> entry.getValue().commit().equals(commit))
        .filter(entry -> entry.getValue().environment().equals(environment))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private long add(RepoName repo, CommitId commit, String environment) {
    long id = 1_000L + all.size();
    all.put(id, new Deployment(repo, commit, environment, clock.instant(), new ArrayList<>()));
    return id;
  }

  private static Optional<Reported> newest(Deployment deployment) {
    return deployment.states().isEmpty()
        ? Optional.empty()
        : Optional.of(deployment.states().getLast());
  }
}
