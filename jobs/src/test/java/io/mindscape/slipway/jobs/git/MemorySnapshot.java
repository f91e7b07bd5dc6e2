package io.mindscape.slipway.jobs.git;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files that stand in memory: for tests. */
public record MemorySnapshot(SortedMap<String, byte[]> files) implements Snapshot {

  /** The files with these texts, by path. */
  public static MemorySnapshot of(Map<String, String> texts) {
    var files = new TreeMap<String, byte[]>();
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return new MemorySnapshot(files);
  }

  @Override
  public Optional<SourceFile> read(String path) {
    return Optional.ofNullable(files.get(path)).map(bytes -> new SourceFile(path, bytes));
  }

  @Override
  public List<String> list(String folder) {
    return files.keySet().stream()
        .filter(path -> folder.isEmpty() || path.startsWith(folder + "/"))
        .toList();
  }
}
