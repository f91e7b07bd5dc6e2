package io.mindscape.slipway.jobs.maintenance.dependencies.action;

import io.mindscape.slipway.jobs.forge.Projects;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.dependencies.Dependency;
import io.mindscape.slipway.jobs.maintenance.dependencies.Look;
import io.mindscape.slipway.jobs.maintenance.dependencies.Source;
import io.mindscape.slipway.jobs.maintenance.dependencies.action.ActionPlace.Used;
import io.mindscape.slipway.jobs.maintenance.dependencies.action.ActionVersions.Judged;
import io.mindscape.slipway.jobs.maintenance.dependencies.tag.Releases;
import io.mindscape.slipway.jobs.maintenance.dependencies.tag.VersionTag;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What workflows and composite actions use from other repositories of the forge: actions and
 * reusable workflows. Images ({@code docker://}) and what stands in the repository itself are none
 * of it.
 */
public final class Actions implements Source {

  private static final String GROUP = "actions";

  private static final Pattern FILE =
      Pattern.compile("\\.github/workflows/[^/]+\\.ya?ml|(?:.*/)?action\\.ya?ml");

  private static final Pattern PROJECT =
      Pattern.compile("([A-Za-z0-9-]{1,100})/((?!\\.)[A-Za-z0-9._-]{1,100})(?:/.*)?");

  private final Projects projects;

  public Actions(Projects projects) {
    this.projects = projects;
  }

  @Override
  public String name() {
    return "action";
  }

  @Override
  public List<Dependency> look(Look look) {
    var releases = new Releases(projects, look.turn().repo());
    var found = new ArrayList<Dependency>();
    byProject(look)
        .forEach(
            (project, uses) -> {
              look.turn().guard().step("looking for releases of " + project);
              tags(look, releases, project)
                  .map(ActionVersions::new)
                  .ifPresent(
                      versions ->
                          uses.forEach(
                              used ->
                                  dependency(look, used, versions, new Of(project, releases))
                                      .ifPresent(found::add)));
            });
    return found;
  }

  /** Whose releases. */
  private record Of(RepoName project, Releases releases) {}

  /** Nothing where nobody answers, or where the forge shows us no such project, which is told. */
  private static Optional<List<Projects.Tag>> tags(Look look, Releases releases, RepoName project) {
    var named = Markdown.code(project.toString());
    var tags = look.asking(named, () -> releases.tags(project));
    if (tags.isPresent() && tags.get().isEmpty()) {
      look.leaves(named, Releases.NOT_THERE);
    }
    return tags.flatMap(found -> found);
  }

  private static Map<RepoName, List<Used>> byProject(Look look) {
    var uses = new TreeMap<RepoName, List<Used>>(Comparator.comparing(RepoName::toString));
    for (var path : look.files().list("")) {
      if (FILE.matcher(path).matches()) {
        for (var used : in(look, path)) {
          project(used)
              .ifPresentOrElse(
                  project -> uses.computeIfAbsent(project, name -> new ArrayList<>()).add(used),
                  () -> look.leaves(named(used), "is no owner/name of a repository"));
        }
      }
    }
    return uses;
  }

  private static List<Used> in(Look look, String path) {
    return look.asking(
            Markdown.code(path),
            () -> look.files().read(path).map(ActionPlace::in).orElse(List.of()))
        .orElse(List.of());
  }

  private static Optional<RepoName> project(Used used) {
    var form = PROJECT.matcher(used.at().action());
    return form.matches()
        ? Optional.of(new RepoName(form.group(1), form.group(2)))
        : Optional.empty();
  }

  private static Optional<Dependency> dependency(
      Look look, Used used, ActionVersions versions, Of of) {
    return switch (versions.judge(used.pin())) {
      case Judged.Left(var why) -> {
        look.leaves(named(used), why);
        yield Optional.empty();
      }
      case Judged.Known(var current, var steps) ->
          Optional.of(
              new Dependency(
                  what(used, current, of.project()),
                  current,
                  used.place(),
                  GROUP,
                  steps.stream()
                      .map(step -> new NewAction(of.project(), used, step, of.releases()))
                      .toList()));
    };
  }

  /** Its parts have versions of their own where their tags begin with their names. */
  private static String what(Used used, String current, RepoName project) {
    return VersionTag.parse(current).filter(tag -> !tag.prefix().isEmpty()).isPresent()
        ? used.at().action()
        : project.toString();
  }

  private static String named(Used used) {
    return "%s in %s"
        .formatted(Markdown.code(used.at().action()), Markdown.code(used.place().toString()));
  }
}
