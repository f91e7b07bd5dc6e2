package io.mindscape.slipway.policies.fix;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.List;
import java.util.regex.Pattern;

/** The comments of a YAML file, as far as a glance at its lines tells. */
final class Comments {

  private static final Pattern COMMENT = Pattern.compile("(?m)(?:^|[ \\t])#.*$");

  private Comments() {}

  /** Whether a change of a file left all of them, in their order. */
  static boolean areKept(SourceFile before, SourceFile after) {
    return in(before).equals(in(after));
  }

  private static List<String> in(SourceFile file) {
    return COMMENT.matcher(file.text()).results().map(found -> found.group().strip()).toList();
  }
}
