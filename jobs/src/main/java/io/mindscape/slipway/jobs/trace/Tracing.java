package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.jobs.trace.Outline.Found;
import io.mindscape.slipway.jobs.trace.Spots.Spot;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Rendered;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlFile;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leads from a line that Helm rendered to the line that somebody wrote.
 *
 * <p>The template is followed by its indentation to the key in question. If it takes the value from
 * {@code .Values}, that value is the cause; if not, and the value with that key stands exactly once
 * among all values, that is; else the template's line, and where not even that is certain, the
 * template's first line. A message says what was rendered when the line itself does not.
 */
public final class Tracing {

  private static final Set<String> NOT_TO_BE_REPEATED = Set.of("Secret", "ConfigMap");

  private final Ask ask;
  private final Map<String, YamlFile> rendered = new HashMap<>();
  private final Map<String, Spots> spots = new HashMap<>();
  private final Map<String, Outline> outlines = new HashMap<>();
  private final Written files;
  private @Nullable Values values;

  public Tracing(Ask ask, List<YamlFile> rendered, Written files) {
    this.ask = ask;
    rendered.forEach(file -> this.rendered.put(file.path(), file));
    this.files = files;
  }

  /** The finding, on the line that was written. */
  public Finding atSource(Finding finding) {
    var template = finding.place().file();
    var path = ask.path(template);
    var text = files.source(path).map(SourceFile::text);
    if (text.isEmpty()) {
      // A chart inside a packed chart: its lines are not in the repository.
      return finding
          .judged(new Rendered(path, finding.place().line(), ""))
          .at(Place.startOf(ask.path("Chart.yaml")));
    }
    var spot = spots(template).at(finding.place()).orElse(null);
    if (spot == null) {
      return finding.judged(new Rendered(path, finding.place().line(), "")).at(Place.startOf(path));
    }
    var found =
        outlines
            .computeIfAbsent(template, any -> Outline.of(text.get()))
            .find(spot.document(), spot.way())
            .orElse(null);
    var judged = new Rendered(path, finding.place().line(), spot.line());
    return written(finding.judged(judged), path, spot, found);
  }

  private Finding written(Finding finding, String path, Spot spot, @Nullable Found found) {
    boolean isLiteral =
        found != null && found.rest().isEmpty() && found.row().isLiteral(spot.text());
    if (!isLiteral && !isPartOfSubchart(finding.place().file())) {
      var value = value(spot, found);
      if (value.isPresent()) {
        return finding.at(value.get());
      }
    }
    var place =
        found == null
            ? Place.startOf(path)
            : new Place(path, found.row().line(), found.row().indent() + 1);
    return isLiteral ? finding.at(place) : explained(finding, spot).at(place);
  }

  private Optional<Place> value(Spot spot, @Nullable Found found) {
    // A key that the template writes is the template's, whatever fills it in.
    boolean isOwnKey = spot.text() == null && found != null && found.rest().isEmpty();
    if (found != null && !isOwnKey) {
      var place = found.reference() == null ? imageTag(spot, found) : referred(spot, found);
      if (place.isPresent()) {
        return place;
      }
    }
    if (spot.text() == null) {
      return Optional.empty();
    }
    var alike = values().all(spot.lastKey(), spot.text());
    return alike.size() == 1 ? Optional.of(alike.get(0).value().place()) : Optional.empty();
  }

  /** The value that the template names, or the part of it that the node is. */
  private Optional<Place> referred(Spot spot, Found found) {
    var keys = new ArrayList<>(keys(String.valueOf(found.reference())));
    for (var step : found.rest()) {
      if (!(step instanceof Step.Key(var key))) {
        return Optional.empty();
      }
      keys.add(key);
    }
    var entry = values().entry(keys);
    if (entry == null) {
      return Optional.empty();
    }
    if (spot.text() == null) {
      return Optional.of(entry.place());
    }
    return switch (entry.value()) {
      // Where the template adds to the value, the addition may be what is wrong.
      case Scalar scalar when spot.text().equals(scalar.text()) -> Optional.of(scalar.place());
      case Mapping image -> tag(image.entry("tag"), spot);
      default -> tag(entry, spot);
    };
  }

  /** An image is often written in parts; its tag is what somebody changes. */
  private Optional<Place> imageTag(Spot spot, Found found) {
    return References.all(found.row().value()).stream()
        .map(reference -> values().entry(keys(reference)))
        .flatMap(entry -> tag(entry, spot).stream())
        .findFirst();
  }

  private static Optional<Place> tag(@Nullable Entry entry, Spot spot) {
    return entry != null
            && entry.key().equals("tag")
            && spot.lastKey().equals("image")
            && entry.value() instanceof Scalar scalar
            && !scalar.text().isEmpty()
            && String.valueOf(spot.text()).endsWith(":" + scalar.text())
        ? Optional.of(scalar.place())
        : Optional.empty();
  }

  private static List<String> keys(String reference) {
    return List.of(reference.split("\\.", -1));
  }

  private static Finding explained(Finding finding, Spot spot) {
    var object = finding.resource();
    if (spot.text() == null
        || spot.lastKey().equals("value")
        || finding.message().contains(spot.text())
        || (object != null && NOT_TO_BE_REPEATED.contains(object.kind()))) {
      return finding;
    }
    return finding.saying(
        "%s It renders as `%s: %s`.".formatted(finding.message(), spot.lastKey(), spot.text()));
  }

  private Spots spots(String template) {
    return spots.computeIfAbsent(
        template,
        any ->
            Spots.of(
                rendered.getOrDefault(template, new YamlFile(template, List.of(), List.of()))));
  }

  private Values values() {
    var known = values;
    if (known == null) {
      known = Values.of(ask, files);
      values = known;
    }
    return known;
  }

  /** There, {@code .Values} means something else. */
  private static boolean isPartOfSubchart(String template) {
    return template.startsWith("charts/");
  }
}
