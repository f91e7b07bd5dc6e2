package io.mindscape.slipway.policies.terraform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.strategy.Infrastructure;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Files in memory. */
record Folder(Map<String, String> files) implements Sources {

  /** Text in which a line {@code == PATH} begins a file; what stands before is {@code main.tf}. */
  static Folder of(String text) {
    var files = new TreeMap<String, String>();
    var path = "main.tf";
    for (var line : text.lines().toList()) {
      if (line.startsWith("== ")) {
        path = line.substring(3);
        files.put(path, "");
      } else {
        files.merge(path, line + "\n", String::concat);
      }
    }
    return new Folder(files);
  }

  @Override
  public List<String> in(String folder) {
    return files.keySet().stream().filter(path -> Folders.of(path).equals(folder)).toList();
  }

  @Override
  public Optional<SourceFile> read(String path) {
    return Optional.ofNullable(files.get(path))
        .map(text -> new SourceFile(path, text.getBytes(UTF_8)));
  }

  List<Finding> judged(@Nullable String environment, String... variables) {
    return new Terraform(this)
        .judge(List.of(new Root("", environment, List.of(variables))), Infrastructure.usual());
  }

  static String shown(Finding finding) {
    return "%s %s:%d:%d %s"
        .formatted(
            finding.rule(),
            finding.place().file(),
            finding.place().line(),
            finding.place().column(),
            finding.message());
  }
}
