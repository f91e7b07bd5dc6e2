package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import io.mindscape.slipway.sandbox.agreement.Tree.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of an object, and what the schema says of it.
 *
 * @param shape null where the schema does not know it
 */
record Site(TreePath path, Tree value, @Nullable Shape shape) {

  /** Every value of {@code root}, the root first; those within a value after it. */
  static List<Site> in(Tree root, @Nullable Shape shape) {
    var sites = new ArrayList<Site>();
    collect(new Site(TreePath.ROOT, root, shape), sites);
    return sites;
  }

  /** As {@link #in}, without the root, apiVersion and kind. */
  static List<Site> below(Tree root, @Nullable Shape shape) {
    return in(root, shape).stream().filter(site -> !site.isHead()).toList();
  }

  private boolean isHead() {
    return path.isRoot()
        || (path.steps().size() == 1
            && (path.field().equals("apiVersion") || path.field().equals("kind")));
  }

  private static void collect(Site site, List<Site> sites) {
    sites.add(site);
    switch (site.value) {
      case Branch branch ->
          branch
              .entries()
              .forEach(
                  entry ->
                      collect(
                          new Site(
                              site.path.key(entry.key()), entry.value(), site.shapeOf(entry.key())),
                          sites));
      case Items list -> {
        var inner = site.shape != null && site.is(FieldType.LIST) ? site.shape.inner() : null;
        for (int at = 0; at < list.items().size(); at++) {
          collect(new Site(site.path.index(at), list.items().get(at), inner), sites);
        }
      }
      default -> {}
    }
  }

  private @Nullable Shape shapeOf(String key) {
    if (shape == null) {
      return null;
    }
    return switch (shape.type()) {
      case OBJECT -> shape.field(key);
      case MAP -> shape.inner();
      default -> null;
    };
  }

  FieldType type() {
    return shape == null ? FieldType.ANY : shape.type();
  }

  /** The name of its type, such as {@code io.k8s.api.core.v1.Probe}; empty where it has none. */
  String typeName() {
    return shape == null ? "" : shape.name();
  }

  /** The fields that its type has, by name; none where it is no object. */
  Map<String, Shape> fields() {
    return shape == null ? Map.of() : shape.fields();
  }

  boolean is(FieldType... types) {
    return List.of(types).contains(type());
  }

  boolean isScalar() {
    return value instanceof Tree.Scalar;
  }
}
