package io.mindscape.slipway.policies.semantic.crd;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Follows paths such as {@code .spec.parts['a.b']} through a schema. */
final class SchemaPaths {

  private static final Pattern STEP =
      Pattern.compile("\\.([^.\\[\\]']+)|\\['([^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+)']");

  private SchemaPaths() {}

  /**
   * The schema at the end of a path, or null where there is none.
   *
   * @param brackets whether steps may be written in brackets
   */
  static @Nullable Field find(Field schema, String path, boolean brackets) {
    var step = STEP.matcher(path);
    var found = schema;
    while (step.lookingAt()) {
      boolean named = step.group(1) != null;
      if (!named && !brackets) {
        return null;
      }
      found = below(found, named ? step.group(1) : step.group(2).replace("\\'", "'"));
      if (!found.isSet()) {
        return null;
      }
      step.region(step.end(), path.length());
    }
    return step.regionStart() == path.length() ? found : null;
  }

  private static Field below(Field schema, String name) {
    return schema.get("properties").size() > 0
        ? schema.get("properties").entry(name)
        : schema.get("additionalProperties");
  }
}
