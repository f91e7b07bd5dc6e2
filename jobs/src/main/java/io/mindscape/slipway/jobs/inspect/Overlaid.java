package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.derived.Key;
import io.mindscape.slipway.jobs.inspect.Renderings.Rendered;
import io.mindscape.slipway.jobs.render.Kustomizations;
import io.mindscape.slipway.jobs.render.KustomizeRenderer;
import io.mindscape.slipway.jobs.render.KustomizeRenderer.Build;
import io.mindscape.slipway.jobs.render.KustomizeRenderer.Made;
import io.mindscape.slipway.jobs.render.Overlay;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.jobs.trace.OverlayTracing;
import io.mindscape.slipway.jobs.trace.Wording;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes Kustomize overlays into objects. */
final class Overlaid {

  private static final int LONGEST = 1000;

  private final KustomizeRenderer kustomize;
  private final Files files;
  private final Kept kept;
  private final Kustomizations known;

  Overlaid(KustomizeRenderer kustomize, Files files, Kept kept) {
    this.kustomize = kustomize;
    this.files = files;
    this.kept = kept;
    this.known = Kustomizations.in(files.tree());
  }

  /**
   * Builds it.
   *
   * @param key names all that goes into it; what was built of the same is not built again
   */
  Rendered render(Source.Kustomize source, Optional<Key> key) {
    var overlay = overlay(source.folder());
    var large = new Oversize(files).among(overlay.files());
    if (!large.isEmpty()) {
      return new Rendered(List.of(), large, Optional.empty());
    }
    if (!overlay.problems().isEmpty()) {
      return new Rendered(List.of(), overlay.problems(), Optional.empty());
    }
    var there = key.flatMap(kept.builds()::find);
    if (there.isPresent()) {
      return built(overlay, there.get().objects());
    }
    var read = overlay.files().stream().map(files::source).flatMap(Optional::stream).toList();
    return switch (kustomize.build(overlay.folder(), read)) {
      case Build.Built built -> {
        key.ifPresent(known -> kept.builds().keep(known, built));
        yield built(overlay, built.objects());
      }
      case Build.Failed(var message) ->
          problem(
              "kustomize-failed",
              Severity.ERROR,
              "Kustomize cannot build it: " + named(message, overlay),
              cause(message, overlay));
      case Build.NotThere(var why) ->
          problem(
              "not-rendered",
              Severity.WARNING,
              "This overlay was not built, so nothing is known of what it makes: %s."
                  .formatted(why),
              Place.startOf(overlay.file()));
    };
  }

  /** Others may render at the same time. */
  private synchronized Overlay overlay(String folder) {
    return known.overlay(folder);
  }

  private Rendered built(Overlay overlay, List<Made> objects) {
    var parsed = new ArrayList<YamlFile>();
    for (var object : objects) {
      var name = overlay.file() + "#" + parsed.size();
      parsed.add(
          YamlReader.read(new SourceFile(name, object.yaml().getBytes(StandardCharsets.UTF_8))));
    }
    return new Rendered(
        parsed.stream().flatMap(file -> Manifests.in(file).stream()).toList(),
        parsed.stream().flatMap(file -> file.findings().stream()).toList(),
        Optional.of(new OverlayTracing(new Wording(overlay, files), objects, parsed)));
  }

  /** With the paths that the files have in the repository. */
  private static String named(String message, Overlay overlay) {
    var named = message;
    for (var file : overlay.files()) {
      named = named.replace("/" + file, file);
    }
    for (var folder : overlay.folders()) {
      named = named.replace("'/" + folder + "'", "'" + folder + "'");
    }
    return named.length() <= LONGEST ? named : named.substring(0, LONGEST) + " …";
  }

  /** The file that the message names; else the line of what it names; else the overlay. */
  private Place cause(String message, Overlay overlay) {
    var file =
        overlay.files().stream()
            .filter(path -> !path.equals(overlay.file()) && message.contains("/" + path))
            .max(Comparator.comparingInt(String::length));
    return file.map(Place::startOf)
        .or(() -> new Wording(overlay, files).named(message))
        .orElseGet(() -> Place.startOf(overlay.file()));
  }

  private static Rendered problem(String rule, Severity severity, String message, Place place) {
    var finding = new Finding("render/" + rule, severity, message, place, null, null, null);
    return new Rendered(List.of(), List.of(finding), Optional.empty());
  }
}
