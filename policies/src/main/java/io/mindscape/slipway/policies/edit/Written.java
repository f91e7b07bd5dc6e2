package io.mindscape.slipway.policies.edit;

import java.util.List;

/** Values as lines of YAML, for texts that are no YAML as a whole. */
public final class Written {

  private Written() {}

  /**
   * A key and its value as lines.
   *
   * @param column of the key, from 0
   * @param listStep by how much the dashes of a list are further in than its key
   */
  public static List<String> lines(String key, Value value, int column, int listStep) {
    return script(listStep).pair(key, value, column);
  }

  /** A value in one line. */
  public static String inLine(Value value) {
    return script(0).flow(value);
  }

  private static Script script(int listStep) {
    return new Script(new Habits(2, listStep, "\"", false));
  }
}
