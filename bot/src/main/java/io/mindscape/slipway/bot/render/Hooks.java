package io.mindscape.slipway.bot.render;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Has hooks rendered with the rest: the library leaves out what it knows for a hook, so it gets the
 * annotation in another spelling, of the same length, and what it renders gets the right one again.
 */
final class Hooks {

  private static final String HOOK = "helm.sh/hook";
  private static final String HIDDEN = "helm.sh/h00k";

  private Hooks() {}

  static List<SourceFile> hidden(List<SourceFile> files) {
    return files.stream().map(file -> renamed(file, HOOK, HIDDEN)).toList();
  }

  static List<SourceFile> shown(List<SourceFile> files) {
    return files.stream().map(file -> renamed(file, HIDDEN, HOOK)).toList();
  }

  private static SourceFile renamed(SourceFile file, String from, String to) {
    var text = file.text();
    return text.contains(from)
        ? new SourceFile(file.path(), text.replace(from, to).getBytes(StandardCharsets.UTF_8))
        : file;
  }
}
