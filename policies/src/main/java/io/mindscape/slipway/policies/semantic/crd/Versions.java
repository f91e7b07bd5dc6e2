package io.mindscape.slipway.policies.semantic.crd;

import io.mindscape.slipway.policies.rule.cel.value.GoText;
import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The versions of a CustomResourceDefinition: schema, subresources, columns. */
final class Versions {

  private static final Set<String> COLUMN_TYPES =
      Set.of("integer", "number", "string", "boolean", "date");
  private static final Set<String> COLUMN_FORMATS =
      Set.of("int32", "int64", "float", "double", "byte", "date", "date-time", "password");
  private static final int MAX_WARNING = 256;
  private static final int MAX_SELECTABLE = 8;

  private Versions() {}

  static void judge(Field versions) {
    // What all versions have in common is judged as if any of them had a status.
    boolean alike = alike(versions, "schema");
    boolean alikeFields = alike(versions, "selectableFields");
    boolean anyStatus = versions.items().stream().anyMatch(Versions::hasStatus);
    for (var version : versions.items()) {
      var schema = version.get("schema", "openAPIV3Schema");
      if (schema.isSet()) {
        RootSchemas.judge(schema, alike ? anyStatus : hasStatus(version));
      } else {
        schema.required("it says which fields there are.");
      }
      warning(version);
      scale(version.get("subresources", "scale"));
      version.get("additionalPrinterColumns").items().forEach(Versions::column);
      selectable(version.get("selectableFields"), schema);
      if (alike && !alikeFields && version.get("selectableFields").size() > 0) {
        version
            .get("selectableFields")
            .invalid("versions with the same schema have the same selectableFields.");
      }
    }
  }

  private static boolean alike(Field versions, String field) {
    return versions.items().stream()
        .map(version -> version.get(field).value())
        .allMatch(value -> Objects.equals(value, first(versions, field)));
  }

  private static @Nullable Object first(Field versions, String field) {
    return versions.items().get(0).get(field).value();
  }

  private static boolean hasStatus(Field version) {
    return version.get("subresources", "status").isSet();
  }

  private static void warning(Field version) {
    var warning = version.get("deprecationWarning");
    if (!warning.isSet()) {
      return;
    }
    if (!version.get("deprecated").flag()) {
      warning.invalid("the version is not deprecated.");
    }
    var text = warning.text();
    if (text.isEmpty()) {
      warning.invalid("it says nothing.");
    } else if (text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > MAX_WARNING) {
      warning.tooLong(MAX_WARNING);
    } else if (text.codePoints().anyMatch(each -> !GoText.isPrintable(each))) {
      warning.invalid("it may have only what can be printed.");
    }
  }

  private static void scale(Field scale) {
    if (scale.isSet()) {
      path(scale.get("specReplicasPath"), ".spec.");
      path(scale.get("statusReplicasPath"), ".status.");
      var selector = scale.get("labelSelectorPath");
      if (!selector.text().isEmpty()
          && !selector.text().startsWith(".spec.")
          && !selector.text().startsWith(".status.")) {
        selector.invalid("it has to be a path below .spec or .status.");
      }
    }
  }

  private static void path(Field path, String below) {
    if (path.text().isEmpty()) {
      path.required();
    } else if (!path.text().startsWith(below)) {
      path.invalid("it has to be a path below %s".formatted(below));
    }
  }

  private static void column(Field column) {
    if (column.get("name").text().isEmpty()) {
      column.get("name").required();
    }
    if (column.get("type").text().isEmpty()) {
      column.get("type").required();
    } else {
      column.get("type").oneOf(COLUMN_TYPES);
    }
    if (!column.get("format").text().isEmpty()) {
      column.get("format").oneOf(COLUMN_FORMATS);
    }
    var path = column.get("jsonPath");
    if (path.text().isEmpty()) {
      path.required();
    } else if (!path.text().startsWith(".")) {
      path.invalid("it has to be a path that begins with a dot.");
    }
  }

  private static void selectable(Field fields, Field schema) {
    var seen = new HashSet<String>();
    for (var field : fields.items()) {
      var path = field.get("jsonPath");
      if (path.text().isEmpty()) {
        path.required();
        continue;
      }
      var found = SchemaPaths.find(schema, path.text(), false);
      if (found == null) {
        path.invalid("the schema has no such field.");
        continue;
      }
      if (path.text().equals(".metadata") || path.text().startsWith(".metadata.")) {
        path.invalid("it may not lead into metadata.");
      }
      if (!Set.of("string", "boolean", "integer").contains(found.get("type").text())) {
        path.invalid("it has to lead to a text, a whole number, or true or false.");
      }
      if (!seen.add(path.text())) {
        path.duplicate();
      }
    }
    if (seen.size() > MAX_SELECTABLE) {
      fields.tooMany(MAX_SELECTABLE);
    }
  }
}
