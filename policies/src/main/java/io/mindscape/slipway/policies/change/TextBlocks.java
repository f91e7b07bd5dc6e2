package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows of two texts of several lines only the lines between the first and last that differ. */
final class TextBlocks {

  private TextBlocks() {}

  static FieldChange change(String path, String before, String after) {
    var old = before.lines().toList();
    var now = after.lines().toList();
    int shorter = Math.min(old.size(), now.size());
    int head = 0;
    while (head < shorter && old.get(head).equals(now.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
      tail++;
    }
    return new FieldChange(
        "%s, line %d".formatted(path, head + 1), middle(old, head, tail), middle(now, head, tail));
  }

  private static @Nullable String middle(List<String> lines, int head, int tail) {
    var rest = lines.subList(head, lines.size() - tail);
    return rest.isEmpty() ? null : String.join("\n", rest);
  }
}
