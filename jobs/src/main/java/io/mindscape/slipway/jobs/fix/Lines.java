package io.mindscape.slipway.jobs.fix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which lines differ between two texts that are much alike, by the shortest edit script.
 *
 * @see <a href="https://doi.org/10.1007/BF01840446">An O(ND) difference algorithm</a>
 */
final class Lines {

  private Lines() {}

  /**
   * Neighbouring lines that differ; counted from 0, {@code to} behind the last.
   *
   * @param from in the old text
   * @param newFrom in the new one
   */
  record Block(int from, int to, int newFrom, int newTo) {}

  /** The blocks, in order. */
  static List<Block> differing(List<String> old, List<String> now) {
    var blocks = new ArrayList<Block>();
    int at = 0;
    int newAt = 0;
    for (var same : common(old, now)) {
      if (same[0] > at || same[1] > newAt) {
        blocks.add(new Block(at, same[0], newAt, same[1]));
      }
      at = same[0] + 1;
      newAt = same[1] + 1;
    }
    if (at < old.size() || newAt < now.size()) {
      blocks.add(new Block(at, old.size(), newAt, now.size()));
    }
    return blocks;
  }

  /** Pairs of positions of lines that are the same, in order. */
  private static List<int[]> common(List<String> old, List<String> now) {
    var steps = new ArrayList<Map<Integer, Integer>>();
    Map<Integer, Integer> furthest = new HashMap<>(Map.of(1, 0));
    for (int edits = 0; ; edits++) {
      steps.add(new HashMap<>(furthest));
      for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
        int x = start(furthest, diagonal, edits);
        while (isSame(old, now, x, x - diagonal)) {
          x++;
        }
        furthest.put(diagonal, x);
        if (x >= old.size() && x - diagonal >= now.size()) {
          return back(old, now, steps, edits);
        }
      }
    }
  }

  private static int start(Map<Integer, Integer> furthest, int diagonal, int edits) {
    return comesFromAbove(furthest, diagonal, edits)
        ? furthest.getOrDefault(diagonal + 1, 0)
        : furthest.getOrDefault(diagonal - 1, -1) + 1;
  }

  private static boolean comesFromAbove(Map<Integer, Integer> furthest, int diagonal, int edits) {
    int left = furthest.getOrDefault(diagonal - 1, -1);
    int above = furthest.getOrDefault(diagonal + 1, -1);
    return diagonal == -edits || (diagonal != edits && left < above);
  }

  private static boolean isSame(List<String> old, List<String> now, int x, int y) {
    return x < old.size() && y < now.size() && old.get(x).equals(now.get(y));
  }

  private static List<int[]> back(
      List<String> old, List<String> now, List<Map<Integer, Integer>> steps, int most) {
    var pairs = new ArrayList<int[]>();
    int x = old.size();
    int y = now.size();
    for (int edits = most; edits >= 0; edits--) {
      int diagonal = x - y;
      int from = edits == 0 ? 0 : start(steps.get(edits), diagonal, edits);
      while (x > from && y > from - diagonal) {
        x--;
        y--;
        pairs.add(new int[] {x, y});
      }
      if (edits > 0 && comesFromAbove(steps.get(edits), diagonal, edits)) {
        y--;
      } else {
        x--;
      }
    }
    Collections.reverse(pairs);
    return pairs;
  }
}
