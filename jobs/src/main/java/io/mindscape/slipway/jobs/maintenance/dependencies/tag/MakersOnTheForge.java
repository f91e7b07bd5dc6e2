package io.mindscape.slipway.jobs.maintenance.dependencies.tag;

import io.mindscape.slipway.jobs.forge.Projects;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.dependencies.Changes;
import io.mindscape.slipway.jobs.maintenance.dependencies.Makers;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makers whose project is on our forge, and who published the release there. */
public final class MakersOnTheForge implements Makers {

  /** Something may name many projects; so many are asked. */
  private static final int MOST = 3;

  private static final Pattern PROJECT =
      Pattern.compile("/([A-Za-z0-9_.-]{1,100})/([A-Za-z0-9_.-]{1,100}?)(?:\\.git)?(?:/.*)?");

  private final Projects projects;

  public MakersOnTheForge(Projects projects) {
    this.projects = projects;
  }

  @Override
  public Optional<Changes> say(RepoName asking, List<URI> named, Named release) {
    var releases = new Releases(projects, asking);
    return named.stream()
        .map(this::project)
        .flatMap(Optional::stream)
        .distinct()
        .limit(MOST)
        .flatMap(project -> releases.changes(project, tags(release)).stream())
        .findFirst();
  }

  private Optional<RepoName> project(URI address) {
    var host = address.getRawAuthority();
    var path = PROJECT.matcher(String.valueOf(address.getRawPath()));
    return host != null && projects.isAt(host) && path.matches()
        ? Optional.of(new RepoName(path.group(1), path.group(2)))
        : Optional.empty();
  }

  /** How projects call their releases; where one has several things, each has its name before. */
  private static List<String> tags(Named release) {
    var name = release.name().substring(release.name().lastIndexOf('/') + 1);
    var version = release.version();
    return List.of(
        "%s-%s".formatted(name, version),
        "%s-v%s".formatted(name, version),
        "%s/%s".formatted(name, version),
        "%s/v%s".formatted(name, version),
        "v" + version,
        version);
  }
}
