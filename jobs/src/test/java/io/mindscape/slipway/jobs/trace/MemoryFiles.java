package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files that are texts. */
record MemoryFiles(Map<String, String> texts) implements Written {

  MemoryFiles {
    texts = Map.copyOf(texts);
  }

  @Override
  public Optional<SourceFile> source(String path) {
    return Optional.ofNullable(texts.get(path))
        .map(text -> new SourceFile(path, text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public YamlFile yaml(String path) {
    return source(path)
        .map(YamlReader::read)
        .orElseGet(() -> new YamlFile(path, List.of(), List.of()));
  }
}
