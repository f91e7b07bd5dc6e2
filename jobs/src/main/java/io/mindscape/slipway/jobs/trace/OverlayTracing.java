package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.jobs.render.KustomizeRenderer.Made;
import io.mindscape.slipway.jobs.trace.Spots.Spot;
import io.mindscape.slipway.jobs.trace.Wording.Patch;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Rendered;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.YamlFile;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Leads from an object that Kustomize built to the line that somebody wrote.
 *
 * <p>Kustomize tells which file an object came from. A patch that sets the field to what it is
 * wins; then the object's own file, where it says the same; then the kustomization that has images,
 * replicas, labels or names changed; then the place in the object's file that is nearest.
 */
public final class OverlayTracing implements Trace {

  private final Wording wording;
  private final Transformed transformed;
  private final Map<String, Source> sources = new HashMap<>();

  public OverlayTracing(Wording wording, List<Made> made, List<YamlFile> parsed) {
    this.wording = wording;
    this.transformed = new Transformed(wording);
    for (int at = 0; at < made.size(); at++) {
      var file = parsed.get(at);
      sources.put(file.path(), new Source(made.get(at), file, Spots.of(file)));
    }
  }

  @Override
  public Finding atSource(Finding finding) {
    var source = sources.get(finding.place().file());
    if (source == null) {
      return finding;
    }
    var spot = source.spots().at(finding.place()).map(at -> meant(at, finding)).orElse(null);
    var text = spot == null ? "" : spot.line();
    var judged = new Rendered(wording.overlay().file(), finding.place().line(), text);
    return finding.judged(judged).at(spot == null ? whole(source) : written(source, spot));
  }

  /**
   * A mapping begins where its first key does, and Kustomize sorts keys: what is not about that key
   * is about the mapping.
   */
  private static Spot meant(Spot spot, Finding finding) {
    var key = spot.lastKey();
    var field = String.valueOf(finding.field());
    boolean isKey = spot.text() == null && !spot.way().isEmpty();
    if (!isKey || field.endsWith("." + key) || finding.message().contains(key)) {
      return spot;
    }
    var above = spot.way().subList(0, spot.way().size() - 1);
    return spot.way().getLast() instanceof Step.Key
        ? new Spot(spot.document(), above, null, spot.value())
        : spot;
  }

  private Place written(Source source, Spot spot) {
    var own = source.object(wording);
    var nearest = own.map(object -> Way.along(object.root(), spot.way()));
    var patched = patch(source, spot);
    if (patched.isPresent() && (spot.text() != null || nearest.filter(Way::isWhole).isEmpty())) {
      return patched.get();
    }
    if (nearest.filter(way -> way.isWhole() && way.says(spot.text())).isPresent()) {
      return nearest.get().place();
    }
    return transformed
        .cause(source, spot)
        .or(() -> nearest.map(Way::place))
        .orElseGet(() -> whole(source));
  }

  /** The line of a patch that sets the field to what it is. */
  private Optional<Place> patch(Source source, Spot spot) {
    return wording.patches().stream()
        .filter(patch -> !patch.file().equals(source.made().file()) || patch.line() != 0)
        .flatMap(patch -> place(patch, source, spot).stream())
        .findFirst();
  }

  private static Optional<Place> place(Patch patch, Source source, Spot spot) {
    return switch (patch.root()) {
      case Mapping mapping when isAbout(mapping, source) ->
          Optional.of(Way.along(mapping, spot.way()))
              .filter(way -> way.isWhole() && !spot.way().isEmpty() && way.says(spot.text()))
              .map(way -> patch.place(way.place()));
      case Sequence operations ->
          operations.items().stream()
              .flatMap(one -> Way.operation(one, spot.way()).stream())
              .filter(way -> way.isWhole() && way.says(spot.text()))
              .map(way -> patch.place(way.place()))
              .findFirst();
      case Mapping other -> Optional.empty();
      case Scalar scalar -> Optional.empty();
    };
  }

  /** Patches with a target may be called anything. */
  private static boolean isAbout(Mapping patch, Source source) {
    return patch.get("kind") instanceof Scalar kind && kind.text().equals(source.kind());
  }

  private Place whole(Source source) {
    return source
        .object(wording)
        .map(object -> object.root().place())
        .or(() -> transformed.generator(source))
        .orElseGet(() -> Place.startOf(wording.overlay().file()));
  }

  /** An object as it was built. */
  record Source(Made made, YamlFile file, Spots spots) {
    String kind() {
      return text("kind");
    }

    String name() {
      return text("metadata", "name");
    }

    private String text(String... keys) {
      return file.documents().isEmpty() || !(file.documents().get(0) instanceof Mapping root)
          ? ""
          : new Manifest(file.path(), root).text(keys);
    }

    /** As it is written; empty for what was generated. */
    Optional<Manifest> object(Wording wording) {
      return made.file().isEmpty() ? Optional.empty() : wording.object(made.file(), kind(), name());
    }
  }
}
