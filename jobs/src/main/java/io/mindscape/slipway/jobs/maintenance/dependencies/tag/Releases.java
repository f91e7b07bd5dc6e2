package io.mindscape.slipway.jobs.maintenance.dependencies.tag;

import io.mindscape.slipway.jobs.forge.Projects;
import io.mindscape.slipway.jobs.forge.Projects.Published;
import io.mindscape.slipway.jobs.forge.Projects.Tag;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.dependencies.Changes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the projects of the forge have released, each asked for once in a look. */
public final class Releases {

  /** What is said of a project of which the tags are not there. */
  public static final String NOT_THERE =
      "the forge has no such repository, or does not show it to the bot";

  private final Projects projects;
  private final RepoName asking;
  private final Map<RepoName, Optional<List<Tag>>> tags = new HashMap<>();
  private final Map<RepoName, List<Published>> published = new HashMap<>();

  /**
   * @param asking on whose account the forge books the questions
   */
  public Releases(Projects projects, RepoName asking) {
    this.projects = projects;
    this.asking = asking;
  }

  /** The tags of a project; nothing where the forge shows us no such project. */
  public Optional<List<Tag>> tags(RepoName project) {
    return tags.computeIfAbsent(project, name -> projects.tags(asking, name));
  }

  /** When a tag was published as a release, or else when its commit was made. */
  public Optional<Instant> released(RepoName project, Tag tag) {
    return published(project, tag)
        .map(Published::at)
        .or(() -> projects.made(asking, project, tag.commit()));
  }

  /** What its makers say of it. */
  public Optional<Changes> changes(RepoName project, Tag tag) {
    return published(project, tag)
        .filter(release -> !release.words().text().isBlank())
        .map(release -> new Changes(release.words().text(), release.address()));
  }

  /** What its makers say of the first of these tags of which they say anything. */
  Optional<Changes> changes(RepoName project, List<String> names) {
    var all = published.computeIfAbsent(project, name -> projects.releases(asking, name));
    return names.stream()
        .flatMap(name -> all.stream().filter(release -> release.tag().equals(name)))
        .filter(release -> !release.words().text().isBlank())
        .map(release -> new Changes(release.words().text(), release.address()))
        .findFirst();
  }

  private Optional<Published> published(RepoName project, Tag tag) {
    return published.computeIfAbsent(project, name -> projects.releases(asking, name)).stream()
        .filter(release -> release.tag().equals(tag.name()))
        .findFirst();
  }
}
