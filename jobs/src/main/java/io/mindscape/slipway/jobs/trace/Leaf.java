package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.List;

/**
 * A scalar among the values of a chart.
 *
 * @param number which of all it is; the higher of two wins where both give the same value
 * @param way from the root of its file
 */
record Leaf(int number, List<Step> way, Scalar scalar) {

  /** Numbers that stand for other numbers: no template writes them, and all are six digits long. */
  private static final int FIRST_NUMBER = 700_001;

  private static final int LAST_NUMBER = 999_999;

  Leaf {
    way = List.copyOf(way);
  }

  String text() {
    return scalar.text();
  }

  /** The key that it stands under; empty for none. */
  String key() {
    return Step.lastKey(way);
  }

  /** Whether conditions take it for true, so that another text or number changes none of them. */
  boolean isText() {
    return scalar.type() == Scalar.Type.STRING && !text().isEmpty();
  }

  boolean isNumber() {
    return switch (scalar.value()) {
      case Long whole -> whole != 0 && standIn() <= LAST_NUMBER;
      case Double broken -> broken != 0 && standIn() <= LAST_NUMBER;
      case null, default -> false;
    };
  }

  /** The number that stands for it. */
  int standIn() {
    return FIRST_NUMBER + number;
  }

  static boolean isStandIn(int number) {
    return number >= FIRST_NUMBER && number <= LAST_NUMBER;
  }

  /** The leaf that a number stands for. */
  static int of(int standIn) {
    return standIn - FIRST_NUMBER;
  }

  /** Something else of the same type. */
  Object other() {
    return switch (scalar.value()) {
      case Boolean flag -> !flag;
      case Long whole -> whole + 1;
      case Double broken -> broken + 1;
      case null, default -> text() + "zq";
    };
  }
}
