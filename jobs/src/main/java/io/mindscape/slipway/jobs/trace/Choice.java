package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.finding.Finding;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Of several values that make one text, such as an image, the one that a finding is about. */
final class Choice {

  private static final Pattern ORDINARY = Pattern.compile("[a-z0-9]([a-z0-9./:_-]*[a-z0-9])?");
  private static final String PINNED = "policy/pinned-images";
  private static final Set<String> CHANGING = Set.of("tag", "digest", "version", "appVersion");

  private Choice() {}

  /** The leaf; null where what is around the values is to blame, or there are none. */
  static @Nullable Leaf of(List<Leaf> leaves, Finding finding, Sought sought) {
    if (leaves.size() == 1) {
      return isToBlame(leaves.getFirst(), finding, sought) ? leaves.getFirst() : null;
    }
    return leaves.stream()
        .filter(leaf -> !ORDINARY.matcher(leaf.text()).matches())
        .findFirst()
        .or(() -> leaves.stream().filter(leaf -> CHANGING.contains(leaf.key())).findFirst())
        .or(() -> leaves.stream().reduce((first, last) -> last))
        .orElse(null);
  }

  /** Whether nothing odd stands in the text but what the value gives. */
  private static boolean isOrdinaryAround(Leaf only, Sought sought) {
    var rest = sought.text().replace(only.text(), "");
    return rest.chars().noneMatch(letter -> Character.isWhitespace(letter) || letter == '&');
  }

  private static boolean isToBlame(Leaf only, Finding finding, Sought sought) {
    if (only.text().equals(sought.text())) {
      return true;
    }
    boolean isAround = ORDINARY.matcher(only.text()).matches() && !isOrdinaryAround(only, sought);
    // A number that is right by itself does not make a text wrong that a template puts around it,
    // nor does the name of an image whose tag the template has.
    boolean isOfTag = finding.rule().equals(PINNED) && !sought.text().endsWith(only.text());
    return !isAround && !isOfTag && !(only.isNumber() && finding.rule().startsWith("schema/"));
  }
}
