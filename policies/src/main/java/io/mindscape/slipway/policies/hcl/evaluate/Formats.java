package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.hcl.value.Value.Sequence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code format}: its verbs that people use. Others leave the text unknown. */
final class Formats {

  private static final Pattern VERB =
      Pattern.compile("%(-?)(0?)([0-9]{0,3})(?:\\.([0-9]{1,2}))?([a-zA-Z%])");

  private Formats() {}

  static Value format(Arguments all) {
    var text = all.text(0);
    var made = new StringBuilder();
    var verb = VERB.matcher(text);
    int from = 0;
    int next = 1;
    while (verb.find()) {
      made.append(text, from, verb.start());
      from = verb.end();
      if (verb.group(5).equals("%")) {
        made.append('%');
        continue;
      }
      if (next >= all.count()) {
        throw all.wrong(0, "There are more verbs in this format than arguments after it.");
      }
      var one = one(verb, all, next++);
      if (one == null) {
        return Value.unknown();
      }
      made.append(padded(one, verb.group(1), verb.group(2), verb.group(3)));
    }
    var rest = text.substring(from);
    if (rest.contains("%")) {
      return Value.unknown();
    }
    if (next < all.count()) {
      throw all.wrong(next, "There are more arguments than verbs in the format.");
    }
    return all.sized(made + rest);
  }

  private static @Nullable String one(Matcher verb, Arguments all, int at) {
    return switch (verb.group(5)) {
      case "s" -> verb.group(4) == null ? all.text(at) : null;
      case "d" -> all.number(at).setScale(0, RoundingMode.DOWN).toPlainString();
      case "t" ->
          Conversions.truth(all.get(at))
              .map(String::valueOf)
              .orElseThrow(() -> all.wrong(at, "True or false is needed here."));
      case "q" -> Json.text(Value.of(all.text(at)));
      case "f" -> decimals(all.number(at), verb.group(4));
      case "x" -> all.integer(at).toString(16);
      case "o" -> all.integer(at).toString(8);
      case "b" -> all.integer(at).toString(2);
      case "v" -> Conversions.text(all.get(at)).orElseGet(() -> Json.text(all.get(at)));
      default -> null;
    };
  }

  private static String decimals(BigDecimal number, @Nullable String digits) {
    return number
        .setScale(digits == null ? 6 : Integer.parseInt(digits), RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  private static String padded(String text, String left, String zero, String width) {
    int missing =
        width.isEmpty() ? 0 : Integer.parseInt(width) - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    if (!left.isEmpty()) {
      return text + " ".repeat(missing);
    }
    boolean isSigned = !zero.isEmpty() && text.startsWith("-");
    var fill = (zero.isEmpty() ? " " : "0").repeat(missing);
    return isSigned ? "-" + fill + text.substring(1) : fill + text;
  }

  /** {@code format} for each item of the lists among the arguments. */
  static Value formatList(Arguments all) {
    int length = -1;
    for (int index = 1; index < all.count(); index++) {
      if (all.get(index) instanceof Sequence(var items, var isSet)) {
        if (length >= 0 && length != items.size()) {
          throw all.wrong(index, "This list is not as long as the one before it.");
        }
        length = items.size();
      }
    }
    var made = new ArrayList<Value>();
    for (int row = 0; row < Math.max(length, length < 0 ? 1 : 0); row++) {
      var one = format(row(all, row));
      if (one.isUnknown()) {
        return Value.unknown();
      }
      made.add(one);
    }
    return all.sized(made);
  }

  private static Arguments row(Arguments all, int row) {
    List<Value> values =
        all.values().stream()
            .map(value -> value instanceof Sequence(var items, var isSet) ? items.get(row) : value)
            .toList();
    return new Arguments(values, all.places(), all.budget());
  }
}
