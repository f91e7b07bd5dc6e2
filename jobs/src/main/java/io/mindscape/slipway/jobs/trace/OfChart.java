package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The file of a chart, besides its templates, that Helm speaks of in words. */
record OfChart(Ask ask, Written files) {

  private static final Pattern MISSING =
      Pattern.compile("(?s).*missing in charts/ directory: (.*)");
  private static final Pattern VALUES = Pattern.compile("(?s).*cannot load values\\.yaml: .*");
  private static final Pattern SCHEMA = Pattern.compile("(?s).*values don't meet the specif.*");

  /** The place; empty where the message names none of them. */
  Optional<Place> named(String message) {
    var missing = MISSING.matcher(message);
    if (missing.matches()) {
      return dependency(List.of(missing.group(1).split("[,\\s.]+", -1)));
    }
    if (VALUES.matcher(message).matches()) {
      return start("values.yaml");
    }
    return SCHEMA.matcher(message).matches() ? schema(message) : Optional.empty();
  }

  private Optional<Place> start(String file) {
    return Optional.of(ask.path(file))
        .filter(path -> files.source(path).isPresent())
        .map(Place::startOf);
  }

  /** The line of the first of these among the dependencies. */
  private Optional<Place> dependency(List<String> names) {
    return files.yaml(ask.path("Chart.yaml")).documents().stream()
        .flatMap(root -> root instanceof Mapping chart ? items(chart) : Stream.empty())
        .filter(item -> item.get("name") instanceof Scalar name && names.contains(name.text()))
        .map(Mapping::place)
        .findFirst();
  }

  private static Stream<Mapping> items(Mapping chart) {
    return chart.get("dependencies") instanceof Sequence all
        ? all.items().stream().filter(Mapping.class::isInstance).map(Mapping.class::cast)
        : Stream.empty();
  }

  /** The first line that refers to what the message says is not to be had. */
  private Optional<Place> schema(String message) {
    var path = ask.path("values.schema.json");
    var source = files.source(path);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    int number = 0;
    for (var line : source.get().text().split("\n", -1)) {
      number++;
      var target = line.replaceFirst("(?s).*\"\\$ref\"\\s*:\\s*\"([^\"#]+).*", "$1");
      if (!target.equals(line) && message.contains(target)) {
        return Optional.of(new Place(path, number, 1));
      }
    }
    return Optional.of(Place.startOf(path));
  }
}
