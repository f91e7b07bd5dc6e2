package io.mindscape.slipway.policies.semantic.custom;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.field.Problems;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Objects that are parts of an object: {@code x-kubernetes-embedded-resource}. */
final class Embedded {

  private static final Mapping NOWHERE = new Mapping(Place.startOf(""), List.of());

  private Embedded() {}

  /** Visits each that is there, from the outside inwards. */
  static void each(
      Schema schema,
      @Nullable Object value,
      BiConsumer<Path, Map<String, @Nullable Object>> visitor) {
    each(schema, value, Path.ROOT, visitor);
  }

  private static void each(
      @Nullable Schema schema,
      @Nullable Object value,
      Path path,
      BiConsumer<Path, Map<String, @Nullable Object>> visitor) {
    if (schema == null) {
      return;
    }
    if (value instanceof Map<?, ?> map) {
      if (schema.isResource()) {
        visitor.accept(path, Json.map(map));
      }
      Json.map(map)
          .forEach(
              (key, inner) -> {
                var property = schema.properties().get(key);
                if (property != null) {
                  each(property, inner, path.property(key), visitor);
                } else {
                  each(schema.additional(), inner, path.entry(key), visitor);
                }
              });
    } else if (value instanceof List<?> list) {
      int at = 0;
      for (var item : list) {
        each(schema.items(), item, path.item(at), visitor);
        at++;
      }
    }
  }

  /** The metadata as the server writes it once it was decoded: what says nothing is not there. */
  static void tidy(Map<String, @Nullable Object> object) {
    if (object.containsKey("metadata") && object.get("metadata") == null) {
      object.put("metadata", Json.copy(Map.of()));
    }
    if (object.get("metadata") instanceof Map<?, ?> meta) {
      Json.map(meta).values().removeIf(Embedded::saysNothing);
    }
  }

  private static boolean saysNothing(@Nullable Object value) {
    return value == null
        || value.equals("")
        || value.equals(0L)
        || (value instanceof Map<?, ?> map && map.isEmpty())
        || (value instanceof List<?> list && list.isEmpty());
  }

  /**
   * What is wrong with the objects that are parts of a value, or null: what decoding says of them,
   * or else what is said of them once they are decoded.
   */
  static @Nullable String problem(Schema schema, @Nullable Object value) {
    Map<String, @Nullable Object> holder = new LinkedHashMap<>();
    holder.put("value", Json.copy(value));
    var wrapper = Schema.holding("value", schema);
    var text = Placed.object(holder, NOWHERE);
    var manifest = new Manifest("", text);
    var decoded = new ArrayList<String>();
    each(
        wrapper,
        holder,
        (path, part) -> {
          for (var name : List.of("apiVersion", "kind")) {
            if (part.containsKey(name) && !(part.get(name) instanceof String)) {
              decoded.add("%s has to be a text.".formatted(name));
            }
          }
          var metadata = path.property("metadata").node(text);
          if (metadata != null) {
            Schemas.builtIn().decodeMetadata(manifest, metadata, "metadata").findings().stream()
                .filter(finding -> finding.rule().equals("schema/type"))
                .forEach(finding -> decoded.add(finding.message()));
          }
        });
    if (!decoded.isEmpty()) {
      return decoded.get(0);
    }
    var problems = new Problems(manifest, Set.of());
    each(wrapper, holder, (path, part) -> judge(path.in(problems.root())));
    return problems.findings().isEmpty()
        ? null
        : problems.findings().get(0).message().replaceFirst("^value\\.", "");
  }

  /** What has to be right in each of them. */
  static void judge(Field object) {
    var version = object.get("apiVersion");
    if (!version.isSet()) {
      version.required("this is an object of its own.");
    } else if (version.text().isEmpty()
        || version.text().indexOf('/') != version.text().lastIndexOf('/')) {
      version.invalid("it has to be group/version or version.");
    }
    var kind = object.get("kind");
    if (!kind.isSet()) {
      kind.required("this is an object of its own.");
    } else {
      kind.check(Formats.dns1035Label(kind.text().toLowerCase(Locale.ROOT)));
    }
    ObjectMeta.embedded(object.get("metadata"));
  }
}
