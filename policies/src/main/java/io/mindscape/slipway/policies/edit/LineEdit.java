package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes lines in the place of others, where those still stand. */
final class LineEdit {

  private LineEdit() {}

  static SourceFile apply(SourceFile file, Change.Lines change) {
    var text = file.text();
    if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), file.content())) {
      throw new Refused("%s cannot be changed: it is not UTF-8.".formatted(file.path()));
    }
    var lines = file.lines();
    int from = change.line() - 1;
    int to = from + change.gone().size();
    if (from < 0 || to > lines.size() || !stand(lines.subList(from, to), change.gone())) {
      throw new Refused(
          "%s:%d cannot be changed: something else stands there."
              .formatted(file.path(), change.line()));
    }
    var last = end(lines.get(to - 1));
    var usual = end(lines.getFirst());
    var come =
        change.come().isEmpty()
            ? ""
            : String.join(usual.isEmpty() ? "\n" : usual, change.come()) + last;
    var edited =
        String.join("", lines.subList(0, from))
            + come
            + String.join("", lines.subList(to, lines.size()));
    return new SourceFile(file.path(), edited.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean stand(List<String> lines, List<String> wanted) {
    for (int at = 0; at < wanted.size(); at++) {
      var line = lines.get(at);
      if (!line.substring(0, line.length() - end(line).length()).equals(wanted.get(at))) {
        return false;
      }
    }
    return true;
  }

  private static String end(String line) {
    if (line.endsWith("\r\n")) {
      return "\r\n";
    }
    return line.endsWith("\n") ? "\n" : "";
  }
}
