package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.finding.ResourceRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one object between two revisions. Values of Secrets, and of fields whose names
 * speak of secrets, never stand here: they read {@code changed (value not shown)}.
 */
public sealed interface ObjectChange {

  ResourceRef object();

  /** The object is new. */
  record Added(ResourceRef object) implements ObjectChange {}

  /** The object goes. */
  record Removed(ResourceRef object) implements ObjectChange {}

  /** The object stays and differs. */
  record Changed(ResourceRef object, List<FieldChange> fields) implements ObjectChange {
    public Changed {
      fields = List.copyOf(fields);
    }
  }

  /**
   * One field.
   *
   * @param before null where the field is new
   * @param after null where the field goes
   */
  record FieldChange(String path, @Nullable String before, @Nullable String after) {}
}
