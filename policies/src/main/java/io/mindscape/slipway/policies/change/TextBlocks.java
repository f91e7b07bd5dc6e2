package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows of two texts of several lines only the lines that differ. */
final class TextBlocks {

  /** Of more lines than that, between the first and the last that differ, all are shown. */
  private static final int MOST_LINES = 400;

  private final List<String> before;
  private final List<String> after;
  private final String path;
  private final List<FieldChange> changes = new ArrayList<>();

  private TextBlocks(String path, String before, String after) {
    this.path = path;
    this.before = before.lines().toList();
    this.after = after.lines().toList();
  }

  /** A change for each run of lines that differ, under the number of its first line. */
  static List<FieldChange> changes(String path, String before, String after) {
    var blocks = new TextBlocks(path, before, after);
    blocks.compare();
    return blocks.changes.isEmpty()
        ? List.of(new FieldChange(path, ending(before), ending(after)))
        : blocks.changes;
  }

  private void compare() {
    int shorter = Math.min(before.size(), after.size());
    int head = 0;
    while (head < shorter && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    var old = before.subList(head, before.size() - tail);
    var now = after.subList(head, after.size() - tail);
    if (old.size() > MOST_LINES || now.size() > MOST_LINES) {
      add(head, old, now);
    } else {
      runs(head, old, now);
    }
  }

  /** By the longest common subsequence. */
  private void runs(int head, List<String> old, List<String> now) {
    var common = common(old, now);
    int left = 0;
    int right = 0;
    int fromLeft = 0;
    int fromRight = 0;
    while (left < old.size() && right < now.size()) {
      if (old.get(left).equals(now.get(right))) {
        add(head + fromRight, old.subList(fromLeft, left), now.subList(fromRight, right));
        fromLeft = ++left;
        fromRight = ++right;
      } else if (common[left + 1][right] >= common[left][right + 1]) {
        left++;
      } else {
        right++;
      }
    }
    add(head + fromRight, old.subList(fromLeft, old.size()), now.subList(fromRight, now.size()));
  }

  private static int[][] common(List<String> old, List<String> now) {
    var common = new int[old.size() + 1][now.size() + 1];
    for (int left = old.size() - 1; left >= 0; left--) {
      for (int right = now.size() - 1; right >= 0; right--) {
        common[left][right] =
            old.get(left).equals(now.get(right))
                ? common[left + 1][right + 1] + 1
                : Math.max(common[left + 1][right], common[left][right + 1]);
      }
    }
    return common;
  }

  private void add(int line, List<String> old, List<String> now) {
    if (!old.isEmpty() || !now.isEmpty()) {
      changes.add(new FieldChange("%s, line %d".formatted(path, line + 1), text(old), text(now)));
    }
  }

  private static String ending(String text) {
    return text.endsWith("\n") ? "the same, with a line break at its end" : "the same, without it";
  }

  private static @Nullable String text(List<String> lines) {
    return lines.isEmpty() ? null : String.join("\n", lines);
  }
}
