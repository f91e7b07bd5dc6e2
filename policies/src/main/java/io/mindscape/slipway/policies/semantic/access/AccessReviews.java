package io.mindscape.slipway.policies.semantic.access;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.LabelSelectors;
import io.mindscape.slipway.policies.semantic.meta.Names;
import java.util.Set;

/**
 * Questions to the API server that are asked as if they were objects: may somebody do something,
 * and who does a token belong to.
 */
final class AccessReviews {

  private static final String RESOURCE = "resourceAttributes";
  private static final String OTHER = "nonResourceAttributes";

  /** Where an object without a namespace goes. */
  private static final String DEFAULT_NAMESPACE = "default";

  /** The server fills these in by itself, or forgets them. */
  private static final Set<String> IGNORED =
      Set.of(
          "managedFields",
          "namespace",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "uid",
          "selfLink");

  private AccessReviews() {}

  static void ofSubject(Field object) {
    nameless(object.get("metadata"));
    subject(object.get("spec"));
  }

  static void ofLocalSubject(Field object) {
    var meta = object.get("metadata");
    var spec = object.get("spec");
    meta.get("namespace").check(Names.PATH_SEGMENT.problem(meta.get("namespace").text(), false));
    nameless(meta);
    subject(spec);
    var namespace = spec.get(RESOURCE, "namespace");
    if (spec.get(RESOURCE).isSet()
        && !namespace.text().equals(meta.get("namespace").text(DEFAULT_NAMESPACE))) {
      namespace.invalid("it has to be the namespace of the review.");
    }
    if (spec.get(OTHER).isSet()) {
      spec.get(OTHER).invalid("in a namespace there are resources only.");
    }
  }

  static void ofSelf(Field object) {
    nameless(object.get("metadata"));
    attributes(object.get("spec"));
  }

  static void rules(Field object) {
    var namespace = object.get("spec", "namespace");
    if (namespace.text().isEmpty()) {
      namespace.required();
    }
  }

  static void token(Field object) {
    var token = object.get("spec", "token");
    if (token.text().isEmpty()) {
      token.required();
    }
  }

  /** Nobody can get such an object again: it has no name, and nothing else of metadata either. */
  private static void nameless(Field meta) {
    for (var entry : meta.entries()) {
      var field = meta.get(entry.key());
      if (!IGNORED.contains(entry.key()) && says(field)) {
        meta.invalid("it has to be empty, but for the namespace.");
        return;
      }
    }
  }

  private static boolean says(Field field) {
    return field.key().equals("generation") ? field.number() != 0 : !field.isEmpty();
  }

  private static void subject(Field spec) {
    attributes(spec);
    if (spec.get("user").text().isEmpty() && spec.get("groups").size() == 0) {
      spec.get("user").invalid("write whose access it is about: user, groups, or both.");
    }
  }

  private static void attributes(Field spec) {
    if (spec.get(RESOURCE).isSet() == spec.get(OTHER).isSet()) {
      spec.invalid("it has to have either resourceAttributes or nonResourceAttributes.");
    }
    var fields = spec.get(RESOURCE, "fieldSelector");
    if (selector(fields)) {
      fields.get("requirements").items().forEach(AccessReviews::fieldRequirement);
    }
    var labels = spec.get(RESOURCE, "labelSelector");
    if (selector(labels)) {
      labels.get("requirements").items().forEach(AccessReviews::labelRequirement);
    }
  }

  private static boolean selector(Field selector) {
    var raw = !selector.get("rawSelector").text().isEmpty();
    var requirements = selector.get("requirements").size() > 0;
    if (raw && requirements) {
      selector.get("rawSelector").invalid("rawSelector and requirements exclude each other.");
    }
    if (selector.isSet() && !raw && !requirements) {
      selector.get("requirements").required("or write rawSelector.");
    }
    return requirements;
  }

  // An operator that is not known is let through: the authorizer decides what it makes of it.

  private static void fieldRequirement(Field requirement) {
    if (requirement.get("key").text().isEmpty()) {
      requirement.get("key").required();
    }
    LabelSelectors.compares(requirement);
  }

  private static void labelRequirement(Field requirement) {
    LabelSelectors.compares(requirement);
    requirement.get("key").check(Formats.qualifiedName(requirement.get("key").text()));
    for (var value : requirement.get("values").items()) {
      value.check(Formats.labelValue(value.text()));
    }
  }
}
