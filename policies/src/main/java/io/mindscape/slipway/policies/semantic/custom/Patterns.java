package io.mindscape.slipway.policies.semantic.custom;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.mindscape.slipway.policies.pattern.GoPattern;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The regular expressions of a schema. They are compiled when a text is to be matched, and few are
 * kept: a short one can have a large program, and a schema can have thousands of them.
 */
final class Patterns {

  private static final int KEPT = 16;

  private final Map<String, Optional<Pattern>> compiled = new LinkedHashMap<>(KEPT, 0.75f, true);

  /**
   * Whether a text matches somewhere. What cannot be compiled was refused with the schema, and any
   * text matches it, as does one that is too long to be tried.
   */
  boolean allow(String regex, String text) {
    if (regex.isEmpty()) {
      return true;
    }
    var pattern = pattern(regex);
    return pattern.isEmpty()
        || GoPattern.isEndless(pattern.get(), text)
        || pattern.get().matcher(text).find();
  }

  private synchronized Optional<Pattern> pattern(String regex) {
    var known = compiled.get(regex);
    if (known != null) {
      return known;
    }
    if (compiled.size() >= KEPT) {
      compiled.remove(compiled.keySet().iterator().next());
    }
    var pattern = compile(regex);
    compiled.put(regex, pattern);
    return pattern;
  }

  private static Optional<Pattern> compile(String regex) {
    try {
      return Optional.of(GoPattern.compile(regex));
    } catch (PatternSyntaxException refusedAlready) {
      return Optional.empty();
    }
  }
}
