package io.mindscape.slipway.policies.rule.cel.library;

import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;

import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.GoText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntUnaryOperator;

/** Strings: CEL's own functions, and version 2 of the extension. Positions count code points. */
public final class Strings {

  private Strings() {}

  static void addTo(Functions functions) {
    test(functions, "contains", String::contains);
    test(functions, "startsWith", String::startsWith);
    test(functions, "endsWith", String::endsWith);
    places(functions);
    parts(functions);
    functions.member(
        "lowerAscii",
        "string_lower_ascii",
        STRING,
        args -> ascii((String) args[0], 'A', 'Z', point -> point + 32),
        Types.STRING);
    functions.member(
        "upperAscii",
        "string_upper_ascii",
        STRING,
        args -> ascii((String) args[0], 'a', 'z', point -> point - 32),
        Types.STRING);
    functions.member("trim", "string_trim", STRING, args -> trim((String) args[0]), Types.STRING);
    functions.global(
        "strings.quote", "strings_quote", STRING, args -> quote((String) args[0]), Types.STRING);
    functions.member(
        "format",
        "string_format",
        STRING,
        args -> Formatting.format((String) args[0], (List<?>) args[1]),
        Types.STRING,
        Types.LIST_OF_DYN);
    functions.member("join", "list_join", STRING, args -> join(args[0], ""), Types.LIST_OF_STRING);
    functions.member(
        "join",
        "list_join_string",
        STRING,
        args -> join(args[0], (String) args[1]),
        Types.LIST_OF_STRING,
        Types.STRING);
  }

  private static void test(Functions functions, String name, BiPredicate<String, String> test) {
    functions.operator(
        name,
        args -> {
          if (args[0] instanceof String text && args[1] instanceof String part) {
            return test.test(text, part);
          }
          throw Fault.noOverload();
        });
  }

  private static void places(Functions functions) {
    functions.member(
        "charAt",
        "string_char_at_int",
        STRING,
        args -> charAt((String) args[0], (Long) args[1]),
        Types.STRING,
        Types.INT);
    functions.member(
        "indexOf",
        "string_index_of_string",
        INT,
        args -> indexOf((String) args[0], (String) args[1], 0),
        Types.STRING,
        Types.STRING);
    functions.member(
        "indexOf",
        "string_index_of_string_int",
        INT,
        args -> indexOf((String) args[0], (String) args[1], (Long) args[2]),
        Types.STRING,
        Types.STRING,
        Types.INT);
    functions.member(
        "lastIndexOf",
        "string_last_index_of_string",
        INT,
        args -> lastIndexOf((String) args[0], (String) args[1]),
        Types.STRING,
        Types.STRING);
    functions.member(
        "lastIndexOf",
        "string_last_index_of_string_int",
        INT,
        args -> lastIndexOf((String) args[0], (String) args[1], (Long) args[2]),
        Types.STRING,
        Types.STRING,
        Types.INT);
  }

  private static void parts(Functions functions) {
    functions.member(
        "replace",
        "string_replace_string_string",
        STRING,
        args -> replace((String) args[0], (String) args[1], (String) args[2], -1),
        Types.STRING,
        Types.STRING,
        Types.STRING);
    functions.member(
        "replace",
        "string_replace_string_string_int",
        STRING,
        args -> replace((String) args[0], (String) args[1], (String) args[2], (Long) args[3]),
        Types.STRING,
        Types.STRING,
        Types.STRING,
        Types.INT);
    functions.member(
        "split",
        "string_split_string",
        Types.STRINGS,
        args -> split((String) args[0], (String) args[1], -1),
        Types.STRING,
        Types.STRING);
    functions.member(
        "split",
        "string_split_string_int",
        Types.STRINGS,
        args -> split((String) args[0], (String) args[1], (Long) args[2]),
        Types.STRING,
        Types.STRING,
        Types.INT);
    functions.member(
        "substring",
        "string_substring_int",
        STRING,
        args -> substring((String) args[0], (Long) args[1], length((String) args[0])),
        Types.STRING,
        Types.INT);
    functions.member(
        "substring",
        "string_substring_int_int",
        STRING,
        args -> range((String) args[0], (Long) args[1], (Long) args[2]),
        Types.STRING,
        Types.INT,
        Types.INT);
  }

  static long length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static int offset(String text, long point) {
    return text.offsetByCodePoints(0, (int) point);
  }

  private static Fault outOfRange(long index) {
    return new Fault("index out of range: " + index);
  }

  private static String charAt(String text, long index) {
    long length = length(text);
    if (index < 0 || index > length) {
      throw outOfRange(index);
    }
    return index == length ? "" : Character.toString(text.codePointAt(offset(text, index)));
  }

  private static Long indexOf(String text, String part, long from) {
    if (from < 0) {
      throw outOfRange(from);
    }
    long length = length(text);
    if (part.isEmpty()) {
      return Math.min(from, length);
    }
    int found = from >= length ? -1 : text.indexOf(part, offset(text, from));
    return found < 0 ? -1L : text.codePointCount(0, found);
  }

  private static Long lastIndexOf(String text, String part) {
    long length = length(text);
    if (part.isEmpty()) {
      return length;
    }
    return text.isEmpty() || part.length() > text.length()
        ? -1L
        : lastIndexOf(text, part, length - 1);
  }

  private static Long lastIndexOf(String text, String part, long from) {
    if (from < 0) {
      throw outOfRange(from);
    }
    long length = length(text);
    if (part.isEmpty()) {
      return Math.min(from, length);
    }
    int found = from >= length ? -1 : text.lastIndexOf(part, offset(text, from));
    return found < 0 ? -1L : text.codePointCount(0, found);
  }

  private static String substring(String text, long start, long end) {
    long length = length(text);
    if (start < 0 || start > length) {
      throw outOfRange(start);
    }
    if (end < 0 || end > length) {
      throw outOfRange(end);
    }
    return text.substring(offset(text, start), offset(text, end));
  }

  private static String range(String text, long start, long end) {
    if (start > end) {
      throw new Fault("invalid substring range. start: %d, end: %d".formatted(start, end));
    }
    return substring(text, start, end);
  }

  private static String ascii(String text, int first, int last, IntUnaryOperator change) {
    var changed = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point >= first && point <= last ? change.applyAsInt(point) : point)
        .forEach(changed::appendCodePoint);
    return changed.toString();
  }

  /** Without the white space around it that Unicode and Go know. */
  public static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char letter) {
    return letter == ' '
        || (letter >= '\t' && letter <= '\r')
        || letter == 0x85
        || letter == 0xA0
        || Character.getType(letter) == Character.SPACE_SEPARATOR
        || letter == 0x2028
        || letter == 0x2029;
  }

  private static String replace(String text, String old, String by, long limit) {
    if (limit == 0 || old.equals(by)) {
      return text;
    }
    var replaced = new StringBuilder();
    int from = 0;
    for (long done = 0; limit < 0 || done < limit; done++) {
      int at = next(text, old, from, done == 0);
      if (at < 0) {
        break;
      }
      replaced.append(text, from, at).append(by);
      from = at + old.length();
    }
    return replaced.append(text.substring(from)).toString();
  }

  // An empty text to replace stands before every code point and at the end.
  private static int next(String text, String old, int from, boolean isFirst) {
    if (!old.isEmpty() || isFirst) {
      return text.indexOf(old, from);
    }
    return from >= text.length() ? -1 : text.offsetByCodePoints(from, 1);
  }

  private static List<String> split(String text, String separator, long limit) {
    var parts = new ArrayList<String>();
    if (limit == 0) {
      return parts;
    }
    if (separator.isEmpty()) {
      return letters(text, limit);
    }
    int from = 0;
    int at = text.indexOf(separator);
    while (at >= 0 && (limit < 0 || parts.size() < limit - 1)) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
      at = text.indexOf(separator, from);
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static List<String> letters(String text, long limit) {
    var letters = new ArrayList<String>();
    int from = 0;
    while (from < text.length() && (limit < 0 || letters.size() < limit - 1)) {
      int to = text.offsetByCodePoints(from, 1);
      letters.add(text.substring(from, to));
      from = to;
    }
    if (from < text.length()) {
      letters.add(text.substring(from));
    }
    return letters;
  }

  private static String join(Object list, String separator) {
    var joined = new StringBuilder();
    int at = 0;
    for (var item : (List<?>) list) {
      if (!(item instanceof String text)) {
        throw new Fault("join: invalid input: " + GoText.of(item));
      }
      joined.append(at++ == 0 ? "" : separator).append(text);
    }
    return joined.toString();
  }

  private static String quote(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case 7 -> quoted.append("\\a");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case 11 -> quoted.append("\\v");
                case '\\' -> quoted.append("\\\\");
                case '"' -> quoted.append("\\\"");
                default -> quoted.appendCodePoint(point);
              }
            });
    return quoted.append('"').toString();
  }
}
