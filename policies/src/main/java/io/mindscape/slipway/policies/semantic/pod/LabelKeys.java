package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code matchLabelKeys} and {@code mismatchLabelKeys}, which add the labels of the pod itself to
 * the selector beside them.
 */
final class LabelKeys {

  private LabelKeys() {}

  /**
   * Judges the keys of an affinity or of a spread.
   *
   * @param labels of a pod that is to be created, whose selectors the server completes before it
   *     looks at them; none of a template
   */
  static void judge(Field term, Map<String, String> labels) {
    var wanted = term.get("matchLabelKeys");
    var unwanted = term.get("mismatchLabelKeys");
    var selector = term.get("labelSelector");
    keys(wanted, selector);
    keys(unwanted, selector);
    if (selector.isSet()) {
      twice(wanted, selector.get("matchLabels"), compared(selector, wanted, unwanted, labels));
    }
    var others = Set.copyOf(unwanted.texts());
    for (var key : wanted.items()) {
      if (others.contains(key.text())) {
        key.invalid("it is in matchLabelKeys and in mismatchLabelKeys.");
      }
    }
  }

  private static void keys(Field keys, Field selector) {
    if (keys.size() > 0 && !selector.isSet()) {
      keys.forbidden("there is no labelSelector to which they could add.");
      return;
    }
    keys.items().forEach(key -> key.check(Formats.qualifiedName(key.text())));
  }

  /** The keys of the selector in their order, with those that the server adds. */
  private static List<String> compared(
      Field selector, Field wanted, Field unwanted, Map<String, String> labels) {
    var compared = new ArrayList<String>();
    selector.get("matchExpressions").items().forEach(each -> compared.add(each.get("key").text()));
    for (var keys : List.of(wanted.texts(), unwanted.texts())) {
      keys.stream().filter(labels::containsKey).forEach(compared::add);
    }
    return compared;
  }

  private static void twice(Field wanted, Field matchLabels, List<String> compared) {
    Set<String> seen = new HashSet<>();
    matchLabels.entries().forEach(label -> seen.add(label.key()));
    Set<String> twice = new HashSet<>();
    for (var key : compared) {
      if (!seen.add(key)) {
        twice.add(key);
      }
    }
    for (var key : wanted.items()) {
      if (twice.contains(key.text())) {
        key.invalid("labelSelector compares it too.");
      }
    }
  }
}
