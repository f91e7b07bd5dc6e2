package io.mindscape.slipway.bot.render;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes Helm's output apart by the template that each document came from. Helm writes {@code #
 * Source: chart/templates/x.yaml} right after every {@code ---} itself, so that no template can
 * claim to be another.
 */
final class Sections {

  private static final String SOURCE = "# Source: ";

  private Sections() {}

  /** One file a template, its documents in Helm's order. */
  static List<SourceFile> of(String output) {
    Map<String, StringBuilder> files = new LinkedHashMap<>();
    var current = new StringBuilder();
    boolean isStart = false;
    for (var line : output.split("\n", -1)) {
      if (isStart && line.startsWith(SOURCE)) {
        var template = line.substring(line.indexOf('/') + 1).strip();
        current = files.computeIfAbsent(template, any -> new StringBuilder());
        current.append("---\n");
      } else if (!line.equals("---")) {
        current.append(line).append('\n');
      }
      isStart = line.equals("---");
    }
    return files.entrySet().stream()
        .map(file -> new SourceFile(file.getKey(), bytes(file.getValue())))
        .toList();
  }

  private static byte[] bytes(StringBuilder text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
