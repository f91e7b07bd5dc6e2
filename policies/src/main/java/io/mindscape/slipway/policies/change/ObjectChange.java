package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.secrecy.Secrecy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one object between two revisions. Values of Secrets, and of fields whose names
 * speak of secrets, never stand here: they read {@link #HIDDEN}.
 */
public sealed interface ObjectChange {

  /** What stands, before and after, for a secret value that is another now. */
  String HIDDEN = "changed (value not shown)";

  /** What stands for a secret value that is new or goes. */
  String NOT_SHOWN = Secrecy.NOT_SHOWN;

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
   * The object gets another name, and stays much the same: to the cluster, one goes and another
   * comes.
   *
   * @param from what it was called
   * @param fields what differs besides
   * @param followers the objects that did nothing but follow: they use it by its new name
   */
  record Renamed(
      ResourceRef object, ResourceRef from, List<FieldChange> fields, List<ResourceRef> followers)
      implements ObjectChange {
    public Renamed {
      fields = List.copyOf(fields);
      followers = List.copyOf(followers);
    }
  }

  /**
   * One field.
   *
   * @param path such as {@code spec.template.spec.containers[api].image}; items of a list stand
   *     under their name where they have one, else under their position
   * @param before null where the field is new
   * @param after null where the field goes; the same as {@code before} for a secret that changed
   */
  record FieldChange(String path, @Nullable String before, @Nullable String after) {}
}
