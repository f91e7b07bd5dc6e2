package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.jobs.trace.OverlayTracing.Source;
import io.mindscape.slipway.jobs.trace.Spots.Spot;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what a kustomization makes of objects by its own keys, and what it generates. */
final class Transformed {

  private final Wording wording;

  Transformed(Wording wording) {
    this.wording = wording;
  }

  /** The line that made a field what it is. */
  Optional<Place> cause(Source source, Spot spot) {
    if (source.made().file().isEmpty()) {
      return data(source, spot).or(() -> generator(source));
    }
    var text = spot.text();
    return text == null ? Optional.empty() : value(spot.lastKey(), text, source);
  }

  private Optional<Place> value(String key, String text, Source source) {
    return switch (key) {
      case "image" -> of("images").flatMap(item -> image(item, text)).findFirst();
      case "replicas" ->
          of("replicas")
              .filter(item -> source.name().contains(text(item.get("name"))))
              .flatMap(item -> place(item, "count"))
              .findFirst();
      case "namespace" -> top("namespace");
      case "name" -> top("namePrefix").or(() -> top("nameSuffix"));
      default ->
          wording.kustomizations().stream()
              .flatMap(node -> entries(node))
              .filter(entry -> entry.key().equals(key) && text(entry.value()).equals(text))
              .map(Entry::place)
              .findFirst();
    };
  }

  private static Stream<Place> image(Mapping item, String text) {
    return Stream.of("newTag", "digest", "newName", "tagSuffix")
        .filter(key -> !text(item.get(key)).isEmpty() && text.contains(text(item.get(key))))
        .flatMap(key -> place(item, key))
        .limit(1);
  }

  /** Where an object is generated. */
  Optional<Place> generator(Source source) {
    return generators(source).flatMap(item -> place(item, "name")).findFirst();
  }

  /** The literal or the file that a key of a generated object comes from. */
  private Optional<Place> data(Source source, Spot spot) {
    return generators(source)
        .flatMap(item -> Wording.scalars(item, scalar -> gives(scalar.text(), spot.lastKey())))
        .map(Scalar::place)
        .findFirst();
  }

  private static boolean gives(String written, String key) {
    return !key.isEmpty()
        && (written.startsWith(key + "=") || written.equals(key) || written.endsWith("/" + key));
  }

  private Stream<Mapping> generators(Source source) {
    return Stream.concat(of("configMapGenerator"), of("secretGenerator"))
        .filter(item -> !text(item.get("name")).isEmpty())
        .filter(item -> source.name().contains(text(item.get("name"))));
  }

  /** The items of the lists under a key, that of the overlay first. */
  private Stream<Mapping> of(String key) {
    return wording.kustomizations().stream()
        .map(node -> node instanceof Mapping root ? root.get(key) : null)
        .flatMap(node -> node instanceof Sequence list ? list.items().stream() : Stream.of())
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast);
  }

  private Optional<Place> top(String key) {
    return wording.kustomizations().stream()
        .filter(Mapping.class::isInstance)
        .flatMap(root -> place((Mapping) root, key))
        .findFirst();
  }

  private static Stream<Place> place(Mapping mapping, String key) {
    return Optional.ofNullable(mapping.entry(key)).map(entry -> entry.value().place()).stream();
  }

  private static Stream<Entry> entries(YamlNode node) {
    return switch (node) {
      case Mapping mapping ->
          mapping.entries().stream()
              .flatMap(entry -> Stream.concat(Stream.of(entry), entries(entry.value())));
      case Sequence list -> list.items().stream().flatMap(Transformed::entries);
      case Scalar scalar -> Stream.of();
    };
  }

  private static String text(@Nullable YamlNode node) {
    return node instanceof Scalar scalar ? scalar.text() : "";
  }
}
