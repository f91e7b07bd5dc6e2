package io.mindscape.slipway.jobs.render;

import io.mindscape.slipway.jobs.render.Kustomization.Name;
import io.mindscape.slipway.jobs.render.Kustomization.Use;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Follows what a kustomization names, and refuses what is not in the repository or would run a
 * program: nothing of that is asked for while a change is judged.
 */
final class OverlayWalk {

  /** Far more than anybody's overlay; each is read and sent to the renderer. */
  private static final int MOST_FILES = 2000;

  private final Kustomizations known;
  private final String folder;
  private final Set<String> folders = new LinkedHashSet<>();
  private final SortedSet<String> files = new TreeSet<>();
  private final List<Finding> problems = new ArrayList<>();

  /** The kustomizations that led to the one that is looked at. */
  private final Deque<String> way = new ArrayDeque<>();

  OverlayWalk(Kustomizations known, String folder) {
    this.known = known;
    this.folder = folder;
  }

  Overlay overlay() {
    enter(folder);
    if (files.size() > MOST_FILES) {
      problem(
          "too-much",
          "It is made of %d files, and more than %d are not built. Split it into several overlays."
              .formatted(files.size(), MOST_FILES),
          Place.startOf(known.file(folder)));
    }
    return new Overlay(folder, known.file(folder), List.copyOf(folders), files, problems);
  }

  private void enter(String at) {
    if (!folders.add(at) || files.size() > MOST_FILES) {
      return;
    }
    way.push(at);
    files.add(known.file(at));
    var kustomization = known.at(at);
    for (var chart : kustomization.charts()) {
      problem(
          "helm",
          "Kustomize would run Helm for this, which is not done here. Render the chart as a unit of"
              + " its own (a folder with its values), or commit what it renders.",
          chart);
    }
    kustomization.names().forEach(name -> follow(at, name));
    way.pop();
  }

  private void follow(String at, Name name) {
    if (name.use() != Use.FILE && isInPlace(name.text())) {
      if (name.use() == Use.PLUGIN) {
        plugins(at, new SourceFile("", name.text().getBytes(StandardCharsets.UTF_8)), name);
      }
      return;
    }
    var text = name.use() == Use.FILE ? withoutKey(name.text()) : name.text();
    if (isRemote(text)) {
      problem(
          "remote",
          "%s is not in this repository, and nothing is fetched while a change is judged. Copy it into the repository, and name that here."
              .formatted(text),
          name.place());
      return;
    }
    var path = Paths.resolve(at, text);
    if (path == null) {
      problem(
          "outside",
          "%s leads out of the repository. Name something inside of it.".formatted(text),
          name.place());
      return;
    }
    found(at, name, path);
  }

  private void found(String at, Name name, String path) {
    boolean canBeFolder = name.use() == Use.RESOURCE || name.use() == Use.PLUGIN;
    if (canBeFolder && known.isFolder(path)) {
      step(name, path);
    } else if (known.isFile(path)) {
      files.add(path);
      if (name.use() == Use.PLUGIN) {
        known.tree().read(path).ifPresent(file -> plugins(at, file, name));
      }
    } else {
      missing(name, path, canBeFolder);
    }
  }

  private void step(Name name, String path) {
    if (way.contains(path)) {
      problem(
          "circle",
          "%s leads back to where it is named from: a circle, which Kustomize does not build. Take one of its steps out."
              .formatted(name.text()),
          name.place());
      return;
    }
    enter(path);
  }

  private void missing(Name name, String path, boolean canBeFolder) {
    var link = Paths.linkOn(known.tree(), path);
    if (link != null) {
      problem(
          "link",
          "%s is a symbolic link, and links are not followed. Name the file or folder that it stands for."
              .formatted(link),
          name.place());
      return;
    }
    files.add(path);
    if (canBeFolder) {
      files.add(Paths.join(path, "kustomization.yaml"));
    }
    boolean isBareFolder = canBeFolder && !known.tree().list(path).isEmpty();
    problem(
        "missing",
        isBareFolder
            ? "The folder %s has no kustomization.yaml. Add one, or name its files.".formatted(path)
            : "There is no %s. Add it, or correct its name here.".formatted(path),
        name.place());
  }

  /** What generates or transforms: Kustomize's own, or a program. */
  private void plugins(String at, SourceFile file, Name name) {
    for (var document : YamlReader.read(file).documents()) {
      if (!(document instanceof Mapping mapping)) {
        continue;
      }
      if (isProgram(mapping)) {
        problem(
            "plugin",
            "%s is no generator or transformer of Kustomize's own: a program would be run for it, which is not done here. Use a built-in one, or commit what it makes."
                .formatted(text(mapping.get("kind"))),
            file.path().isEmpty() ? name.place() : mapping.place());
      } else {
        Kustomization.namesIn(mapping).forEach(inner -> follow(at, at(inner, file, name)));
      }
    }
  }

  private static Name at(Name inner, SourceFile file, Name outer) {
    return file.path().isEmpty() ? new Name(inner.use(), inner.text(), outer.place()) : inner;
  }

  private static boolean isProgram(Mapping configuration) {
    var kind = text(configuration.get("kind"));
    return !text(configuration.get("apiVersion")).equals("builtin")
        || kind.equals("HelmChartInflationGenerator");
  }

  private static String text(@Nullable YamlNode node) {
    return node instanceof Scalar scalar ? scalar.text() : "";
  }

  private static boolean isInPlace(String text) {
    return text.contains("\n") || text.contains(": ") || text.startsWith("{");
  }

  /** {@code name=file}, as generators have it. */
  private static String withoutKey(String text) {
    return text.substring(text.indexOf('=') + 1);
  }

  private static boolean isRemote(String text) {
    return text.contains("://")
        || text.contains("?ref=")
        || text.contains("/_git/")
        || text.matches("(?i)(git@|git::|gh:|github\\.com[/:]).*");
  }

  private void problem(String rule, String message, Place place) {
    problems.add(
        new Finding("render/kustomize-" + rule, Severity.ERROR, message, place, null, null, null));
  }
}
