package io.mindscape.slipway.jobs.trace;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which value of the chart an instruction of a template speaks of. */
final class References {

  private static final Pattern VALUE =
      Pattern.compile("\\.Values\\.([A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)*)");

  private References() {}

  /** The path of the only value that it speaks of; null for none or several. */
  static @Nullable String only(String instruction) {
    var found = all(instruction);
    return found.size() == 1 ? found.iterator().next() : null;
  }

  /** The paths of all values that it speaks of. */
  static Set<String> all(String instruction) {
    var found = new LinkedHashSet<String>();
    var matcher = VALUE.matcher(instruction);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
