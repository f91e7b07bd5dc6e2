package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.ResourceRef;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names objects for a person: {@code DaemonSet/kube-system/node-agent}, or {@code Job/migrate-*} in
 * whatever namespace. A star stands for any characters.
 *
 * @param namespace empty for any
 */
public record ObjectPattern(String kind, String namespace, String name) {

  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9*]+)/(?:([a-z0-9.*-]+)/)?([^/\\s]+)");

  /**
   * Reads it.
   *
   * @throws Refused with the accepted forms
   */
  static ObjectPattern parse(String text) {
    var form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new Refused(
          "\"%s\" names no object: write Kind/name, such as Deployment/api, or Kind/namespace/name; a star stands for any characters"
              .formatted(text));
    }
    var namespace = form.group(2);
    return new ObjectPattern(form.group(1), namespace == null ? "" : namespace, form.group(3));
  }

  /**
   * Whether it names an object.
   *
   * @param defaultNamespace where the object is if it names no namespace; empty if nobody knows
   */
  boolean names(ResourceRef object, String defaultNamespace) {
    var there = object.namespace().isEmpty() ? defaultNamespace : object.namespace();
    return fits(kind, object.kind())
        && fits(name, object.name())
        && (namespace.isEmpty() || fits(namespace, there));
  }

  /** Whether a text is what the pattern says, in which a star stands for any characters. */
  static boolean fits(String pattern, String text) {
    var parts = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote);
    return text.matches(parts.collect(Collectors.joining(".*")));
  }

  @Override
  public String toString() {
    return namespace.isEmpty() ? kind + "/" + name : kind + "/" + namespace + "/" + name;
  }
}
