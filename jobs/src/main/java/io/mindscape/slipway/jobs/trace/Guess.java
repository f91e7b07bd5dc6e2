package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.jobs.trace.Outline.Found;
import io.mindscape.slipway.jobs.trace.Spots.Spot;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leads back without rendering anything once more, for charts that cannot be.
 *
 * <p>The template is followed by its indentation to the key in question. If it takes the value from
 * {@code .Values}, that value is the cause; if not, and the value with that key stands exactly once
 * among all values, that is; else the template's line, and where not even that is certain, the
 * template's first line.
 */
final class Guess {

  private final Ask ask;
  private final Written files;
  private final Map<String, Outline> outlines = new HashMap<>();
  private @Nullable Values values;

  Guess(Ask ask, Written files) {
    this.ask = ask;
    this.files = files;
  }

  /**
   * The probable cause.
   *
   * @param template in the chart's folder
   * @param text what the template reads
   */
  Cause of(String template, String text, Spot spot) {
    var found =
        outlines
            .computeIfAbsent(template, any -> Outline.of(text))
            .find(spot.document(), spot.way())
            .orElse(null);
    boolean isLiteral =
        found != null && found.rest().isEmpty() && found.row().isLiteral(spot.text());
    if (!isLiteral && !isPartOfSubchart(template)) {
      var value = value(spot, found);
      if (value.isPresent()) {
        return new Cause(value.get(), true);
      }
    }
    var path = ask.path(template);
    return new Cause(
        found == null
            ? Place.startOf(path)
            : new Place(path, found.row().line(), found.row().indent() + 1),
        isLiteral);
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
