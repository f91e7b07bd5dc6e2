package io.mindscape.slipway.bot.render;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Kustomize, as a library in a small program of ours. */
record KustomizeProgram(Path file) implements Program {

  @Override
  public String name() {
    return "kustomize";
  }

  @Override
  public List<String> command(Path home) {
    return List.of(file.toAbsolutePath().toString());
  }

  @Override
  public Map<String, String> environment(Path home) {
    return Map.of("GOMEMLIMIT", "384MiB");
  }
}
