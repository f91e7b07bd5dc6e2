package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.regex.Pattern;

/** {@code successPolicy} of an indexed Job: which of its pods have to succeed. */
final class SuccessPolicies {

  private static final int MAX_RULES = 20;
  private static final int MAX_INDEXES = 64 * 1024;
  private static final Pattern INDEX = Pattern.compile("\\+?[0-9]+");

  private SuccessPolicies() {}

  static void judge(Field policy, Field completions) {
    var rules = policy.get("rules");
    if (rules.size() == 0) {
      rules.required("a successPolicy has at least one.");
    } else if (rules.size() > MAX_RULES) {
      rules.tooMany(MAX_RULES);
    }
    rules.items().forEach(rule -> rule(rule, completions.number()));
  }

  private static void rule(Field rule, long completions) {
    var count = rule.get("succeededCount");
    var indexes = rule.get("succeededIndexes");
    if (!count.isSet() && !indexes.isSet()) {
      rule.required("it has to have succeededCount or succeededIndexes.");
    }
    if (Formats.bytes(indexes.text()) > MAX_INDEXES) {
      indexes.tooLong(MAX_INDEXES);
    }
    long all = indexes.text().isEmpty() ? 0 : indexes(indexes.text(), completions);
    if (all < 0) {
      indexes.invalid("it has to be indexes below completions, in order, such as \"1,3-5,7\".");
    }
    count.check(Formats.notNegative(count.number()));
    if (count.number() > completions) {
      count.invalid("it may be at most the number of completions.");
    } else if (indexes.isSet() && all >= 0 && count.number() > all) {
      count.invalid("it may be at most the number of succeededIndexes.");
    }
  }

  /** How many indexes a text names, or -1 if it is no list of intervals. */
  private static long indexes(String text, long completions) {
    long total = 0;
    long last = -1;
    for (var interval : text.split(",", -1)) {
      var ends = interval.split("-", -1);
      long first = index(ends[0]);
      long end = index(ends[ends.length - 1]);
      boolean increasing = ends.length == 1 || (ends.length == 2 && first < end);
      if (first < 0 || !increasing || first <= last || end >= completions) {
        return -1;
      }
      total += end - first + 1;
      last = end;
    }
    return total;
  }

  private static long index(String text) {
    if (!INDEX.matcher(text).matches()) {
      return -1;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException tooLarge) {
      return Long.MAX_VALUE;
    }
  }
}
