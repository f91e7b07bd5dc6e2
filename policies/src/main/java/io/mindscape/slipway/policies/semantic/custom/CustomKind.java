package io.mindscape.slipway.policies.semantic.custom;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A kind in one version, as a CustomResourceDefinition describes it. Its rules are compiled when
 * the first object asks for them.
 *
 * @param apiVersion group and version
 * @param plural what its objects are called in requests
 * @param hasStatus whether the status is a resource of its own, which creating an object drops
 * @param scale null where there is none
 */
record CustomKind(
    String apiVersion,
    String kind,
    String plural,
    boolean namespaced,
    Schema schema,
    boolean hasStatus,
    @Nullable Scale scale,
    AtomicReference<@Nullable RuleTree> compiled) {

  CustomKind(
      String apiVersion,
      String kind,
      String plural,
      boolean namespaced,
      Schema schema,
      boolean hasStatus,
      @Nullable Scale scale) {
    this(apiVersion, kind, plural, namespaced, schema, hasStatus, scale, new AtomicReference<>());
  }

  /** Its rules, or null where it has none. */
  @Nullable RuleTree rules() {
    if (!schema.hasRules()) {
      return null;
    }
    var known = compiled.get();
    if (known == null) {
      known = RuleTree.of(schema);
      compiled.set(known);
    }
    return known;
  }
}
