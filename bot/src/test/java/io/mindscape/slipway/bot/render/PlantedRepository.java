package io.mindscape.slipway.bot.render;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.git.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A repository with a chart, and the errors that are planted into it.
 *
 * @param files as they are written, whatever becomes of them
 * @param packed folders of subcharts that are there as archives alone: {@code packed.txt}
 * @param windows folders whose lines end as Windows ends them: {@code crlf.txt}
 */
record PlantedRepository(
    String name,
    Map<String, String> files,
    List<String> packed,
    List<String> windows,
    List<Planted> cases) {

  static PlantedRepository read(Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    try (var paths = Files.walk(folder)) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
      }
    }
    var packed = lines(files.remove("packed.txt"));
    var windows = lines(files.remove("crlf.txt"));
    var cases = Planted.read(String.valueOf(files.remove("cases.txt")));
    return new PlantedRepository(
        folder.getFileName().toString(), Map.copyOf(files), packed, windows, cases);
  }

  private static List<String> lines(String text) {
    return text == null ? List.of() : text.lines().toList();
  }

  /** The tree of these files. */
  Snapshot tree(Map<String, String> texts) {
    var tree = new TreeMap<String, byte[]>();
    for (var text : texts.entrySet()) {
      boolean isWindows = windows.stream().anyMatch(text.getKey()::startsWith);
      var written = isWindows ? text.getValue().replace("\n", "\r\n") : text.getValue();
      tree.put(text.getKey(), written.getBytes(StandardCharsets.UTF_8));
    }
    for (var folder : packed) {
      var inside = new TreeMap<String, String>();
      var above = folder.substring(0, folder.lastIndexOf('/') + 1);
      texts.forEach(
          (path, text) -> {
            if (path.startsWith(folder + "/")) {
              tree.remove(path);
              inside.put(path.substring(above.length()), text);
            }
          });
      tree.put(folder + "-1.0.0.tgz", Archive.of(inside));
    }
    return new MemorySnapshot(tree);
  }
}
