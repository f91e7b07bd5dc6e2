package io.mindscape.slipway.jobs.maintenance.dependencies.terraform;

import io.mindscape.slipway.jobs.forge.Projects;
import io.mindscape.slipway.jobs.forge.Projects.Tag;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.dependencies.Changes;
import io.mindscape.slipway.jobs.maintenance.dependencies.tag.Releases;
import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.TerraformRegistry.About;
import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.TerraformRegistry.Address;
import io.mindscape.slipway.policies.Refused;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What registries and the forge tell of modules and providers, each asked once in a look. */
final class Registered {

  private static final Pattern PROJECT =
      Pattern.compile("/([A-Za-z0-9_.-]{1,100})/([A-Za-z0-9_.-]{1,100}?)(?:\\.git)?/?");

  private final TerraformRegistry registry;
  private final Projects projects;
  private final Releases releases;
  private final Map<Address, List<String>> versions = new HashMap<>();
  private final Map<String, About> abouts = new HashMap<>();

  Registered(TerraformRegistry registry, Projects projects, RepoName asking) {
    this.registry = registry;
    this.projects = projects;
    this.releases = new Releases(projects, asking);
  }

  /** What the forge tells. */
  Releases releases() {
    return releases;
  }

  /** The repository that is meant, where it is on our forge. */
  Optional<RepoName> project(String host, String path) {
    var name = PROJECT.matcher("/" + path);
    return projects.isAt(host) && name.matches()
        ? Optional.of(new RepoName(name.group(1), name.group(2)))
        : Optional.empty();
  }

  /**
   * The versions.
   *
   * @throws Refused where the registry has no such thing
   */
  List<String> versions(Address address) {
    return versions.computeIfAbsent(
        address,
        asked ->
            registry
                .versions(asked)
                .orElseThrow(
                    () ->
                        new Refused("its registry has nothing of that name: look at its source")));
  }

  Optional<Instant> released(Address address, String version) {
    return about(address, version)
        .published()
        .or(() -> tag(address, version).flatMap(it -> releases.released(it.project(), it.tag())));
  }

  Optional<Changes> changes(Address address, String version) {
    return tag(address, version).flatMap(it -> releases.changes(it.project(), it.tag()));
  }

  private About about(Address address, String version) {
    return abouts.computeIfAbsent(
        address + " " + version, asked -> registry.about(address, version));
  }

  /** The tag of a version, in the repository that it comes from. */
  private record Tagged(RepoName project, Tag tag) {}

  private Optional<Tagged> tag(Address address, String version) {
    return about(address, version)
        .source()
        .flatMap(this::project)
        .flatMap(
            project ->
                releases.tags(project).stream()
                    .flatMap(List::stream)
                    .filter(tag -> tag.name().replaceFirst("^v", "").equals(version))
                    .map(tag -> new Tagged(project, tag))
                    .findFirst());
  }

  private Optional<RepoName> project(URI source) {
    return source.getAuthority() == null || source.getPath() == null
        ? Optional.empty()
        : project(source.getAuthority(), source.getPath().replaceFirst("^/", ""));
  }
}
