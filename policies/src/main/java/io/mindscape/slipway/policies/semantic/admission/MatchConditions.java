package io.mindscape.slipway.policies.semantic.admission;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.HashSet;

/** {@code matchConditions}: expressions that say whether anybody is asked at all. */
final class MatchConditions {

  private static final int MOST = 64;

  private MatchConditions() {}

  /**
   * Judges them.
   *
   * @param hasParams whether they may speak of {@code params}
   */
  static void judge(Field conditions, boolean hasParams) {
    if (conditions.size() > MOST) {
      conditions.tooMany(MOST);
    }
    var names = new HashSet<String>();
    var expressions = new Expressions(hasParams);
    for (var condition : conditions.items()) {
      var name = condition.get("name");
      if (name.text().isEmpty()) {
        name.required();
      } else {
        name.check(Formats.qualifiedName(name.text()));
        if (!names.add(name.text())) {
          name.duplicate();
        }
      }
      expressions.condition(condition.get("expression"));
    }
  }
}
