package io.mindscape.slipway.policies.schema;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.schema.FieldType.Basic;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks one manifest along the types of its kind, as the API server decodes it with {@code
 * fieldValidation=Strict}: names are case-sensitive, null stands for nothing everywhere, and what
 * OpenAPI calls required is not asked for here. Paths read as the API server writes them.
 */
final class StrictDecoding {

  private final Manifest manifest;
  private final Types types;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> told = new HashSet<>();
  private final BasicValues values;

  /** Whether unknown fields are told; not where the server decodes by hand. */
  private boolean strict = true;

  StrictDecoding(Manifest manifest, Types types) {
    this.manifest = manifest;
    this.types = types;
    this.values = new BasicValues(manifest, this::report);
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  Set<String> told() {
    return Collections.unmodifiableSet(told);
  }

  void decode(int type) {
    fields(type, manifest.root(), "");
  }

  /** Decodes a part of the object as one of the types. */
  void decode(int type, YamlNode part, String path) {
    value(new FieldType.Fields(type), part, path);
  }

  /** Looks at an object whose types nobody knows: what is wrong in any. */
  void untyped() {
    twice(manifest.root(), "");
    for (var entry : manifest.root().entries()) {
      value(Basic.ANYTHING, entry.value(), entry.key());
    }
  }

  private void fields(int number, Mapping mapping, String path) {
    var type = types.get(number);
    twice(mapping, path);
    for (var entry : mapping.entries()) {
      var field = type.fields().get(entry.key());
      if (field != null) {
        value(field, entry.value(), join(path, entry.key()));
      } else if (strict) {
        unknown(type, entry, path);
      }
    }
  }

  /** What a merge key brings and the mapping has already: strict decoding wants neither. */
  private void twice(Mapping mapping, String path) {
    for (var entry : mapping.shadowed()) {
      var field = join(path, entry.key());
      report(
          "duplicate-field",
          field,
          "%s is merged by << and written too, which the API server takes for a key that stands twice. Write it once."
              .formatted(field),
          entry.place());
    }
  }

  private void value(FieldType type, YamlNode value, String path) {
    if (value instanceof Scalar scalar && scalar.type() == Scalar.Type.NULL) {
      return;
    }
    switch (type) {
      case FieldType.Fields(int number) -> {
        if (value instanceof Mapping mapping) {
          fields(number, mapping, path);
        } else {
          values.wrong(path, "a mapping", value);
        }
      }
      case FieldType.ListOf(var item) -> {
        if (value instanceof Sequence list) {
          items(item, list, path);
        } else {
          values.wrong(path, "a list", value);
        }
      }
      case FieldType.MapOf(var inner) -> {
        if (value instanceof Mapping mapping) {
          twice(mapping, path);
          for (var entry : mapping.entries()) {
            value(inner, entry.value(), path + "[" + entry.key() + "]");
          }
        } else {
          values.wrong(path, "a mapping", value);
        }
      }
      case FieldType.Either either -> either(either, value, path);
      case Basic basic -> {
        values.basic(basic, value, path);
        merged(value, path);
      }
    }
  }

  /** Below a value of any shape, only keys that stand twice are wrong. */
  private void merged(YamlNode value, String path) {
    switch (value) {
      case Scalar scalar -> {}
      case Mapping mapping -> {
        twice(mapping, path);
        mapping.entries().forEach(entry -> merged(entry.value(), join(path, entry.key())));
      }
      case Sequence list -> list.items().forEach(item -> merged(item, path));
    }
  }

  private void items(FieldType type, Sequence list, String path) {
    int at = 0;
    for (var item : list.items()) {
      value(type, item, path + "[" + at + "]");
      at++;
    }
  }

  private void either(FieldType.Either type, YamlNode value, String path) {
    boolean before = strict;
    strict = false;
    if (value instanceof Mapping mapping) {
      fields(type.fields().number(), mapping, path);
    } else if (type.other() == Basic.BOOLEAN || value instanceof Sequence) {
      value(type.other(), value, path);
    } // A scalar where a mapping or a list is meant counts for nothing.
    strict = before;
  }

  /** Says so, and gives the field that was probably meant. */
  private void unknown(Type type, Entry entry, String path) {
    var field = join(path, entry.key());
    var near = Nearest.to(entry.key(), type.fields().keySet());
    if (!near.isEmpty()) {
      told.add(join(path, near));
    }
    var hint =
        near.isEmpty() ? "Remove it or correct its name." : "Did you mean \"%s\"?".formatted(near);
    report(
        "unknown-field",
        field,
        "There is no field \"%s\" in a %s. %s".formatted(field, manifest.text("kind"), hint),
        entry.place());
  }

  private void report(String rule, String field, String message, Place place) {
    told.add(field);
    findings.add(
        new Finding("schema/" + rule, Severity.ERROR, message, place, manifest.ref(), field, null));
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
