package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.schema.Nearest;
import java.util.Collection;
import java.util.TreeSet;

/** Sentences that several findings share. */
final class Words {

  private Words() {}

  /** {@code There is no event "pusch". Did you mean "push"?} */
  static String unknown(String what, String word, Collection<String> known) {
    var nearest = Nearest.to(word, known);
    return "There is no %s \"%s\"%s"
        .formatted(
            what, word, nearest.isEmpty() ? "." : ". Did you mean \"%s\"?".formatted(nearest));
  }

  /** {@code a, b or c}. */
  static String or(Collection<String> words) {
    var sorted = new TreeSet<>(words);
    if (sorted.size() == 1) {
      return sorted.first();
    }
    var last = sorted.removeLast();
    return String.join(", ", sorted) + " or " + last;
  }
}
