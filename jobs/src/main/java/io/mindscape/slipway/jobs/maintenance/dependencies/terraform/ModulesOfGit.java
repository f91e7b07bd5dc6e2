package io.mindscape.slipway.jobs.maintenance.dependencies.terraform;

import io.mindscape.slipway.jobs.forge.Projects.Tag;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.dependencies.Dependency;
import io.mindscape.slipway.jobs.maintenance.dependencies.Look;
import io.mindscape.slipway.jobs.maintenance.dependencies.tag.Releases;
import io.mindscape.slipway.jobs.maintenance.dependencies.tag.VersionTag;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Modules that are taken from Git by a tag. */
final class ModulesOfGit {

  private final Look look;
  private final Registered registered;

  ModulesOfGit(Look look, Registered registered) {
    this.look = look;
    this.registered = registered;
  }

  /** What stands there; nothing where it is left as it is, which is told. */
  Optional<Dependency> of(String file, Written written, GitSource git) {
    var named = Constrained.named(git.path(), written);
    var project = registered.project(git.host(), git.path());
    if (project.isEmpty()) {
      look.leaves(named, "is not on the forge that the bot works with");
      return Optional.empty();
    }
    var current = VersionTag.parse(git.ref());
    if (current.isEmpty()) {
      look.leaves(
          named,
          git.ref().isEmpty()
              ? "names no tag: write ?ref= and a version"
              : "is at %s, which is no version".formatted(Markdown.code(git.ref())));
      return Optional.empty();
    }
    look.turn().guard().step("looking for releases of " + project.get());
    var asked = look.asking(named, () -> registered.releases().tags(project.get()));
    if (asked.isPresent() && asked.get().isEmpty()) {
      look.leaves(named, Releases.NOT_THERE);
    }
    return asked
        .flatMap(tags -> tags)
        .map(tags -> dependency(new Place(file, written, git), project.get(), current.get(), tags));
  }

  /** Where it is taken. */
  private record Place(String file, Written written, GitSource git) {
    TextEdit edit(Tag tag) {
      return new TextEdit(file, written, true, git.with(written.source().text(), tag.name()));
    }
  }

  private Dependency dependency(Place place, RepoName project, VersionTag current, List<Tag> tags) {
    var of = new NewRef.Of(project, registered.releases());
    record Candidate(VersionTag version, Tag tag) {}
    var newer =
        tags.stream()
            .flatMap(tag -> VersionTag.parse(tag.name()).map(it -> new Candidate(it, tag)).stream())
            .sorted(Comparator.comparing(Candidate::version))
            .flatMap(
                it ->
                    it.version().from(current).stream()
                        .map(size -> new NewRef(of, it.tag(), size, place.edit(it.tag()))))
            .toList();
    return new Dependency(
        project + current.prefix().replaceFirst("^(.+?)[-/@_]$", "//$1"),
        current.version(),
        place.written().source().place(),
        Constrained.GROUP,
        newer);
  }
}
