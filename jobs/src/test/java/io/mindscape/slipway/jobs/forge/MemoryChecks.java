package io.mindscape.slipway.jobs.forge;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that stand in memory. */
public final class MemoryChecks implements Checks {

  private final Map<Key, Report> reports = new LinkedHashMap<>();
  private final Map<Key, List<Report>> history = new HashMap<>();
  private final Map<Key, State> foreign = new HashMap<>();
  private final Acts acts;

  private record Key(RepoName repo, CommitId commit, String name) {}

  MemoryChecks(Acts acts) {
    this.acts = acts;
  }

  /** All that was ever reported of that name on a commit, in order. */
  public synchronized List<Report> history(RepoName repo, CommitId commit, String name) {
    return List.copyOf(history.getOrDefault(new Key(repo, commit, name), List.of()));
  }

  /** The report that stands on a commit. */
  public synchronized Optional<Report> report(RepoName repo, CommitId commit, String name) {
    return Optional.ofNullable(reports.get(new Key(repo, commit, name)));
  }

  /** All reports that stand on a commit. */
  public synchronized List<Report> reports(RepoName repo, CommitId commit) {
    return reports.entrySet().stream()
        .filter(entry -> entry.getKey().repo().equals(repo))
        .filter(entry -> entry.getKey().commit().equals(commit))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public synchronized void report(RepoName repo, CommitId commit, Report report) {
    var known = report(repo, commit, report.name());
    if (known.filter(old -> saysTheSame(old, report)).isPresent()) {
      return;
    }
    acts.around(
        "report " + report.state(), () -> keep(new Key(repo, commit, report.name()), report));
  }

  private boolean keep(Key key, Report report) {
    reports.put(key, report);
    return history.computeIfAbsent(key, any -> new ArrayList<>()).add(report);
  }

  private static boolean saysTheSame(Report one, Report other) {
    return one.state() == other.state()
        && one.title().equals(other.title())
        && one.summary().equals(other.summary());
  }

  @Override
  public synchronized Optional<State> find(RepoName repo, CommitId commit, String name) {
    return report(repo, commit, name).map(Report::state);
  }

  @Override
  public synchronized Map<String, State> all(RepoName repo, CommitId commit) {
    var all = new HashMap<String, State>();
    foreign.forEach(
        (key, state) -> {
          if (key.repo().equals(repo) && key.commit().equals(commit)) {
            all.put(key.name(), state);
          }
        });
    reports(repo, commit).forEach(report -> all.put(report.name(), report.state()));
    return all;
  }

  /** Somebody else reports. */
  public synchronized void others(RepoName repo, CommitId commit, String name, State state) {
    foreign.put(new Key(repo, commit, name), state);
  }
}
