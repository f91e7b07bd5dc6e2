package io.mindscape.slipway.policies.rule.cel.library;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.types.SimpleType;
import io.mindscape.slipway.policies.pattern.GoPattern;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Regular expressions of RE2, as in Go: {@code matches}, {@code find}, {@code findAll}. They run in
 * time linear in the text, whatever the expression.
 */
final class Regexes {

  /** Instructions of the patterns that are kept, of which each takes 140 bytes. */
  private static final int KEPT = 100_000;

  private final ConcurrentHashMap<String, Pattern> patterns = new ConcurrentHashMap<>();
  private final AtomicInteger room = new AtomicInteger(KEPT);

  private Regexes() {}

  static void addTo(Functions functions) {
    var regexes = new Regexes();
    functions.operator("matches", regexes::matches);
    functions.member(
        "find",
        "string_find_string",
        SimpleType.STRING,
        args -> regexes.find((String) args[0], (String) args[1]),
        Types.STRING,
        Types.STRING);
    functions.member(
        "findAll",
        "string_find_all_string",
        Types.STRINGS,
        args -> regexes.findAll((String) args[0], (String) args[1], -1),
        Types.STRING,
        Types.STRING);
    functions.member(
        "findAll",
        "string_find_all_string_int",
        Types.STRINGS,
        args -> regexes.findAll((String) args[0], (String) args[1], (Long) args[2]),
        Types.STRING,
        Types.STRING,
        Types.INT);
  }

  private Boolean matches(Object... args) {
    if (!(args[0] instanceof String text)) {
      throw Operators.none("matches", args[0]);
    }
    if (!(args[1] instanceof String regex)) {
      throw Fault.noOverload();
    }
    return matcher(regex, "", text).find();
  }

  private String find(String text, String regex) {
    var matcher = matcher(regex, "Illegal regex: ", text);
    return matcher.find() ? matcher.group() : "";
  }

  private List<String> findAll(String text, String regex, long limit) {
    var found = new ArrayList<String>();
    var matcher = matcher(regex, "Illegal regex: ", text);
    int end = -1;
    while ((limit < 0 || found.size() < limit) && matcher.find()) {
      // Go takes no empty match that touches the match before it.
      if (matcher.start() < matcher.end() || matcher.start() != end) {
        found.add(matcher.group());
      }
      end = matcher.end();
    }
    return found;
  }

  private Matcher matcher(String regex, String prefix, String text) {
    var pattern = pattern(regex, prefix);
    if (GoPattern.isEndless(pattern, text)) {
      throw new Fault(prefix + "the text is too long for this expression");
    }
    return pattern.matcher(text);
  }

  private Pattern pattern(String regex, String prefix) {
    var known = patterns.get(regex);
    if (known != null) {
      return known;
    }
    try {
      var pattern = GoPattern.compile(regex);
      if (room.addAndGet(-pattern.programSize()) >= 0) {
        patterns.put(regex, pattern);
      } else {
        room.addAndGet(pattern.programSize());
      }
      return pattern;
    } catch (PatternSyntaxException e) {
      throw new Fault(prefix + e.getMessage());
    }
  }
}
