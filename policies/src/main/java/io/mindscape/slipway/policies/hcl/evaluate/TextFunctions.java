package io.mindscape.slipway.policies.hcl.evaluate;

import com.google.re2j.Matcher;
import com.google.re2j.PatternSyntaxException;
import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.pattern.GoPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Functions of texts. */
final class TextFunctions {

  private TextFunctions() {}

  static void addTo(Functions functions) {
    functions.add("lower", 1, 1, all -> Value.of(all.text(0).toLowerCase(Locale.ROOT)));
    functions.add("upper", 1, 1, all -> Value.of(all.text(0).toUpperCase(Locale.ROOT)));
    functions.add("chomp", 1, 1, all -> Value.of(all.text(0).replaceAll("[\\r\\n]+$", "")));
    functions.add("trimspace", 1, 1, all -> Value.of(all.text(0).strip()));
    functions.add("trim", 2, 2, all -> Value.of(trimmed(all.text(0), all.text(1))));
    functions.add("trimprefix", 2, 2, TextFunctions::trimPrefix);
    functions.add("trimsuffix", 2, 2, TextFunctions::trimSuffix);
    functions.add("startswith", 2, 2, all -> Value.of(all.text(0).startsWith(all.text(1))));
    functions.add("endswith", 2, 2, all -> Value.of(all.text(0).endsWith(all.text(1))));
    functions.add("strcontains", 2, 2, all -> Value.of(all.text(0).contains(all.text(1))));
    functions.add(
        "strrev", 1, 1, all -> Value.of(new StringBuilder(all.text(0)).reverse().toString()));
    functions.add("substr", 3, 3, TextFunctions::substring);
    functions.add("split", 2, 2, TextFunctions::split);
    functions.add("join", 2, -1, TextFunctions::join);
    functions.add("replace", 3, 3, TextFunctions::replace);
    functions.add("regex", 2, 2, TextFunctions::regex);
    functions.add("regexall", 2, 2, TextFunctions::regexAll);
    functions.add("indent", 2, 2, TextFunctions::indent);
    functions.add("format", 1, -1, Formats::format);
    functions.add("formatlist", 1, -1, Formats::formatList);
    functions.add("basename", 1, 1, all -> Value.of(base(all.text(0))));
    functions.add("dirname", 1, 1, all -> Value.of(folder(all.text(0))));
  }

  private static String trimmed(String text, String cut) {
    int start = 0;
    int end = text.length();
    while (start < end && cut.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && cut.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  private static Value trimPrefix(Arguments all) {
    var text = all.text(0);
    return Value.of(text.startsWith(all.text(1)) ? text.substring(all.text(1).length()) : text);
  }

  private static Value trimSuffix(Arguments all) {
    var text = all.text(0);
    return Value.of(
        text.endsWith(all.text(1))
            ? text.substring(0, text.length() - all.text(1).length())
            : text);
  }

  /** By code points; a start below zero counts from the end, a length of -1 is all the rest. */
  private static Value substring(Arguments all) {
    int[] points = all.text(0).codePoints().toArray();
    int start = all.whole(1);
    int length = all.whole(2);
    int from = start < 0 ? Math.max(0, points.length + start) : Math.min(start, points.length);
    int to = length < 0 ? points.length : (int) Math.min((long) from + length, points.length);
    return Value.of(new String(points, from, to - from));
  }

  private static Value split(Arguments all) {
    var text = all.text(1);
    var separator = all.text(0);
    if (separator.isEmpty()) {
      return all.sized(text.codePoints().mapToObj(Character::toString).map(Value::of).toList());
    }
    var parts = new ArrayList<Value>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(Value.of(text.substring(from, at)));
      from = at + separator.length();
    }
    parts.add(Value.of(text.substring(from)));
    return all.sized(parts);
  }

  private static Value join(Arguments all) {
    var parts = new ArrayList<String>();
    for (int index = 1; index < all.count(); index++) {
      parts.addAll(all.texts(index));
    }
    return all.sized(String.join(all.text(0), parts));
  }

  private static Value replace(Arguments all) {
    var wanted = all.text(1);
    if (wanted.length() < 2 || !wanted.startsWith("/") || !wanted.endsWith("/")) {
      return wanted.isEmpty()
          ? Value.unknown()
          : all.sized(all.text(0).replace(wanted, all.text(2)));
    }
    // In the replacement $1 is a group in both dialects; braces and names are not the same.
    if (all.text(2).contains("$") && !all.text(2).matches("([^$\\\\]|\\$[0-9](?![0-9A-Za-z_]))*")) {
      return Value.unknown();
    }
    var matcher = matcher(all, 1, wanted.substring(1, wanted.length() - 1), 0);
    return matcher == null
        ? Value.unknown()
        : all.sized(matcher.replaceAll(all.text(2).replace("\\", "\\\\")));
  }

  private static @Nullable Matcher matcher(Arguments all, int at, String regex, int textAt) {
    try {
      var pattern = GoPattern.compile(regex);
      var text = all.text(textAt);
      return GoPattern.isEndless(pattern, text) ? null : pattern.matcher(text);
    } catch (PatternSyntaxException e) {
      throw all.wrong(at, "This is no regular expression: %s.".formatted(e.getDescription()));
    }
  }

  private static Value regex(Arguments all) {
    var matcher = matcher(all, 0, all.text(0), 1);
    if (matcher == null) {
      return Value.unknown();
    }
    if (!matcher.find()) {
      throw all.wrong(1, "The regular expression does not match this text.");
    }
    return found(matcher);
  }

  private static Value regexAll(Arguments all) {
    var matcher = matcher(all, 0, all.text(0), 1);
    if (matcher == null) {
      return Value.unknown();
    }
    var found = new ArrayList<Value>();
    while (matcher.find()) {
      found.add(found(matcher));
    }
    return all.sized(found);
  }

  /** The match itself, or its groups where it has some: by their names, if they have names. */
  private static Value found(Matcher matcher) {
    var names = matcher.pattern().namedGroups();
    if (!names.isEmpty()) {
      var fields = new TreeMap<String, Value>();
      names.forEach((name, group) -> fields.put(name, group(matcher, group)));
      return Value.fields(fields);
    }
    if (matcher.groupCount() == 0) {
      return group(matcher, 0);
    }
    var groups = new ArrayList<Value>();
    for (int group = 1; group <= matcher.groupCount(); group++) {
      groups.add(group(matcher, group));
    }
    return Value.list(groups);
  }

  private static Value group(Matcher matcher, int group) {
    var text = matcher.group(group);
    return text == null ? Value.nothing() : Value.of(text);
  }

  private static Value indent(Arguments all) {
    int spaces = all.whole(0);
    if (spaces < 0 || !all.budget().allows((long) spaces * all.text(1).length())) {
      return Value.unknown();
    }
    return all.sized(all.text(1).replace("\n", "\n" + " ".repeat(spaces)));
  }

  private static String base(String path) {
    var parts = List.of(path.split("/"));
    return parts.isEmpty() ? path : parts.get(parts.size() - 1);
  }

  private static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
  }
}
