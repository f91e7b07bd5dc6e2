package io.mindscape.slipway.jobs.render;

import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which kustomizations of a tree are units. */
final class Overlays {

  /** Folders that are called for what they hold, and not for what it is. */
  private static final Set<String> SHELVES =
      Set.of("overlays", "overlay", "environments", "environment", "envs", "env");

  private final Kustomizations known;
  private final List<String> folders;

  Overlays(Kustomizations known, Charts charts) {
    this.known = known;
    this.folders = known.folders().stream().filter(folder -> charts.of(folder).isEmpty()).toList();
  }

  /** Those that stand in an environment's paths and are not made for another one there. */
  List<Overlay> of(Target target) {
    boolean isWanted =
        switch (target.renderer()) {
          case AUTO, KUSTOMIZE -> true;
          case HELM, YAML -> false;
        };
    if (!isWanted || folders.isEmpty()) {
      return List.of();
    }
    var roots = target.paths().stream().map(Paths::clean).toList();
    var inside =
        folders.stream()
            .filter(folder -> roots.stream().anyMatch(root -> Paths.isIn(folder, root)))
            .toList();
    return known.roots(inside).stream().map(known::overlay).toList();
  }

  /**
   * Tells of a file whether overlays are made of it, or it lies beside them and is named by
   * nothing.
   *
   * @param root a path of the environment; an overlay that stands right there leaves the folders
   *     beside it alone
   */
  Predicate<String> parts(Collection<Overlay> overlays, String root) {
    var files = new HashSet<String>();
    var theirs = new HashSet<String>();
    for (var overlay : overlays) {
      files.addAll(overlay.files());
      if (!overlay.folder().equals(root)) {
        theirs.add(overlay.folder());
      }
    }
    return path ->
        known.isFolder(Paths.folder(path)) || files.contains(path) || isBelow(path, theirs);
  }

  private static boolean isBelow(String path, Collection<String> folders) {
    for (var folder = path; !folder.isEmpty(); folder = Paths.folder(folder)) {
      if (folders.contains(folder)) {
        return true;
      }
    }
    return folders.contains("");
  }

  /** Those that no unit is made of. */
  List<Overlay> besides(Collection<Unit> units) {
    if (folders.isEmpty()) {
      return List.of();
    }
    var taken = new HashSet<String>();
    for (var unit : units) {
      switch (unit.source()) {
        case Source.Kustomize(var folder, var files) ->
            taken.addAll(known.overlay(folder).folders());
        // Somebody wants these files as they are.
        case Source.Plain(var files) ->
            taken.addAll(files.stream().map(Paths::folder).collect(Collectors.toSet()));
        case Source.Helm helm -> {}
        case Source.NoChart none -> {}
      }
    }
    return known.roots(folders).stream()
        .filter(folder -> !taken.contains(folder))
        .map(known::overlay)
        .toList();
  }

  /**
   * What is rendered there is called as its folder; or as that above, where the folder is called as
   * the environment.
   */
  static String application(String folder, String environment) {
    for (var at = folder; !at.isEmpty(); at = Paths.folder(at)) {
      var name = Paths.name(at);
      if (!name.equals(environment) && !SHELVES.contains(name)) {
        return name;
      }
    }
    return environment.isEmpty() ? "kustomize" : environment;
  }
}
