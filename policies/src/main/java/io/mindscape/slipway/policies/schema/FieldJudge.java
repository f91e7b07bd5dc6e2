package io.mindscape.slipway.policies.schema;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Quantity;
import io.mindscape.slipway.policies.schema.FieldType.Basic;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Walks one manifest along the types of its kind. Paths read as the API server writes them. */
final class FieldJudge {

  private final Manifest manifest;
  private final List<Schemas.Type> types;
  private final List<Finding> findings = new ArrayList<>();

  FieldJudge(Manifest manifest, List<Schemas.Type> types) {
    this.manifest = manifest;
    this.types = types;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  void judge(int number) {
    fields(number, manifest.root(), "", manifest.root().place());
    var metadata = manifest.root().entry("metadata");
    if (manifest.text("metadata", "name").isEmpty()
        && manifest.text("metadata", "generateName").isEmpty()) {
      var place = metadata == null ? manifest.root().place() : metadata.place();
      report(
          "required", "metadata.name", "metadata.name is required: every object has one.", place);
    }
  }

  private void fields(int number, Mapping mapping, String path, Place owner) {
    var type = types.get(number);
    var meant = new HashSet<String>();
    for (var entry : mapping.entries()) {
      // What a controller reports is not the author's, and the server drops it.
      if (path.isEmpty() && entry.key().equals("status")) {
        continue;
      }
      var field = type.fields().get(entry.key());
      if (field == null) {
        meant.add(unknown(type, entry, path));
      } else {
        value(field, entry.value(), join(path, entry.key()), entry.place());
      }
    }
    // Who misspelled a field has been told so.
    type.required().stream()
        .filter(name -> !meant.contains(name))
        .sorted()
        .forEach(name -> require(mapping, name, path, owner));
  }

  private void require(Mapping mapping, String name, String path, Place owner) {
    if (isAbsent(mapping.get(name))) {
      var field = join(path, name);
      report("required", field, field + " is required and not there.", owner);
    }
  }

  private void value(FieldType type, YamlNode value, String path, Place key) {
    if (isAbsent(value)) {
      return;
    }
    switch (type) {
      case FieldType.Fields(int number) -> {
        if (value instanceof Mapping mapping) {
          fields(number, mapping, path, key);
        } else {
          wrong(path, "a mapping", value);
        }
      }
      case FieldType.ListOf(var item) -> {
        if (value instanceof Sequence list) {
          items(item, list, path);
        } else {
          wrong(path, "a list", value);
        }
      }
      case FieldType.MapOf(var inner) -> {
        if (value instanceof Mapping mapping) {
          for (var entry : mapping.entries()) {
            value(inner, entry.value(), path + "[" + entry.key() + "]", entry.place());
          }
        } else {
          wrong(path, "a mapping", value);
        }
      }
      case Basic basic -> basic(basic, value, path);
    }
  }

  private void items(FieldType type, Sequence list, String path) {
    int at = 0;
    for (var item : list.items()) {
      value(type, item, path + "[" + at + "]", item.place());
      at++;
    }
  }

  private void basic(Basic type, YamlNode value, String path) {
    boolean fits =
        switch (type) {
          case ANYTHING -> true;
          case OBJECT -> value instanceof Mapping;
          case STRING -> is(value, Scalar.Type.STRING);
          case BOOLEAN -> is(value, Scalar.Type.BOOLEAN);
          case INTEGER -> is(value, Scalar.Type.INTEGER);
          case NUMBER -> is(value, Scalar.Type.INTEGER) || is(value, Scalar.Type.FLOAT);
          case INTEGER_OR_STRING -> is(value, Scalar.Type.INTEGER) || is(value, Scalar.Type.STRING);
          case QUANTITY -> isQuantity(value);
        };
    if (!fits) {
      wrong(path, type.words(), value);
    }
  }

  private void wrong(String path, String wanted, YamlNode value) {
    report(
        "type",
        path,
        "%s has to be %s, not %s.".formatted(path, wanted, describe(value, isSecret(path))),
        value.place());
  }

  /** Says so, and gives the field that was probably meant; empty for none. */
  private String unknown(Schemas.Type type, Entry entry, String path) {
    var field = join(path, entry.key());
    var near = Nearest.to(entry.key(), type.fields().keySet());
    var hint =
        near.isEmpty() ? "Remove it or correct its name." : "Did you mean \"%s\"?".formatted(near);
    report(
        "unknown-field",
        field,
        "There is no field \"%s\" in a %s. %s".formatted(field, manifest.text("kind"), hint),
        entry.place());
    return near;
  }

  private void report(String rule, String field, String message, Place place) {
    findings.add(
        new Finding("schema/" + rule, Severity.ERROR, message, place, manifest.ref(), field, null));
  }

  private static boolean isQuantity(YamlNode value) {
    if (is(value, Scalar.Type.INTEGER) || is(value, Scalar.Type.FLOAT)) {
      return true;
    }
    try {
      return value instanceof Scalar scalar && Quantity.parse(scalar.text()) != null;
    } catch (Refused e) {
      return false;
    }
  }

  /** Where the value is a secret, so that no message may repeat it. */
  private boolean isSecret(String path) {
    return manifest.text("kind").equals("Secret")
        && (path.startsWith("data") || path.startsWith("stringData"));
  }

  private static String describe(YamlNode value, boolean isSecret) {
    return switch (value) {
      case Mapping mapping -> "a mapping";
      case Sequence list -> "a list";
      case Scalar scalar ->
          switch (scalar.type()) {
            case STRING -> "a string";
            case BOOLEAN ->
                (isSecret ? "a word" : scalar.text()) + ", which YAML reads as true or false";
            case INTEGER, FLOAT -> isSecret ? "a number" : "the number " + scalar.text();
            case NULL -> "nothing";
          };
    };
  }

  private static boolean is(YamlNode value, Scalar.Type type) {
    return value instanceof Scalar scalar && scalar.type() == type;
  }

  private static boolean isAbsent(@org.jspecify.annotations.Nullable YamlNode value) {
    return value == null || is(value, Scalar.Type.NULL);
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
