package io.mindscape.slipway.policies.schema;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Times as the API server reads them: RFC 3339 with Go's leniency (an hour of one digit, a comma
 * for the point), and with just six digits of a second where microseconds are meant.
 */
final class Times {

  private static final Pattern FORM =
      Pattern.compile(
          "([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{1,2}):([0-9]{2}):([0-9]{2})([.,][0-9]+)?(?:Z|[+-]([0-9]{2}):([0-9]{2}))");

  private static final int MICRO = 6;

  private Times() {}

  static boolean isTime(String text) {
    var form = FORM.matcher(text);
    return form.matches()
        && below(24, form.group(4))
        && below(60, form.group(5))
        && below(60, form.group(6))
        && (form.group(8) == null || (below(25, form.group(8)) && below(60, form.group(9))))
        && isDate(form.group(1), form.group(2), form.group(3));
  }

  static boolean isMicroTime(String text) {
    var form = FORM.matcher(text);
    return isTime(text)
        && form.matches()
        && form.group(7) != null
        && form.group(7).length() == MICRO + 1;
  }

  private static boolean below(int limit, String digits) {
    return Integer.parseInt(digits) < limit;
  }

  private static boolean isDate(String year, String month, String day) {
    try {
      var date =
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
      return date != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
