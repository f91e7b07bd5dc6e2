package io.mindscape.slipway.jobs.forge;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What others have released, in memory. */
public final class MemoryProjects implements Projects {

  private final Map<RepoName, List<Tag>> tags = new HashMap<>();
  private final Map<RepoName, List<Published>> releases = new HashMap<>();
  private final Map<CommitId, Instant> commits = new HashMap<>();

  /** A project without tags. */
  public MemoryProjects project(String name) {
    tags.putIfAbsent(RepoName.parse(name), new ArrayList<>());
    return this;
  }

  /** A tag of a project, of a commit that was made then. */
  public MemoryProjects tag(String project, String tag, CommitId commit, Instant made) {
    project(project);
    tags.get(RepoName.parse(project)).add(new Tag(tag, commit));
    commits.put(commit, made);
    return this;
  }

  /** A release of a project. */
  public MemoryProjects publish(String project, Published release) {
    releases.computeIfAbsent(RepoName.parse(project), name -> new ArrayList<>()).add(0, release);
    return this;
  }

  /** A release at its usual address. */
  public static Published release(String tag, Instant at, String title, String text) {
    return new Published(
        tag,
        at,
        false,
        new Published.Words(title, text),
        URI.create("https://forge.example/releases/" + tag));
  }

  /** It is at {@code forge.example}. */
  @Override
  public boolean isAt(String host) {
    return host.equals("forge.example");
  }

  @Override
  public Optional<List<Tag>> tags(RepoName asking, RepoName project) {
    return Optional.ofNullable(tags.get(project)).map(List::copyOf);
  }

  @Override
  public List<Published> releases(RepoName asking, RepoName project) {
    return List.copyOf(releases.getOrDefault(project, List.of()));
  }

  @Override
  public Optional<Instant> made(RepoName asking, RepoName project, CommitId commit) {
    return Optional.ofNullable(commits.get(commit));
  }
}
