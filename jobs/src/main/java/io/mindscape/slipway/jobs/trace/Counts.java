package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which numbers a chart counts by. A large number in their place would have it render hundreds of
 * thousands of lines.
 *
 * @param keys of the values that stand where something is counted
 * @param anyMay whether any number may be counted by: something is by what is no value itself
 */
record Counts(Set<String> keys, boolean anyMay) {

  private static final Pattern COUNTING =
      Pattern.compile("\\b(?:until|untilStep|seq|repeat|n?indent)\\b\\W*[^\\s\\d]");

  private static final Pattern BY_A_VALUE = Pattern.compile("\\.Values\\.[\\w.]*");
  private static final Pattern KEY = Pattern.compile("\\.([\\w-]+)");

  Counts {
    keys = Set.copyOf(keys);
  }

  static Counts in(List<SourceFile> chart) {
    var keys = new HashSet<String>();
    boolean anyMay = false;
    for (var file : chart) {
      if (file.path().contains("templates/")) {
        for (var line : file.text().lines().filter(Counts::counts).toList()) {
          anyMay |= !BY_A_VALUE.matcher(line).find();
          KEY.matcher(line).results().forEach(key -> keys.add(key.group(1)));
        }
      }
    }
    return new Counts(keys, anyMay);
  }

  /** Whether a number may be what something is counted by. */
  boolean mayCount(Leaf leaf) {
    return leaf.isNumber() && (anyMay || keys.contains(leaf.key()));
  }

  private static boolean counts(String line) {
    return line.contains("{{") && COUNTING.matcher(line).find();
  }
}
