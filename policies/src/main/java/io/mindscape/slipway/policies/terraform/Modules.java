package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.hcl.Body;
import io.mindscape.slipway.policies.hcl.HclFile;
import io.mindscape.slipway.policies.hcl.HclReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The modules of a repository; each is read once. */
final class Modules {

  private final Sources sources;
  private final Map<String, Optional<Module>> known = new HashMap<>();

  Modules(Sources sources) {
    this.sources = sources;
  }

  Sources sources() {
    return sources;
  }

  /** The module in a folder; empty where the folder has no Terraform. */
  Optional<Module> in(String folder) {
    return known.computeIfAbsent(folder, this::read);
  }

  private Optional<Module> read(String folder) {
    var paths = sources.in(folder);
    var files = paths.stream().filter(Modules::isCode).map(this::file).toList();
    return files.isEmpty() ? Optional.empty() : Optional.of(ModuleReader.read(folder, files));
  }

  static boolean isCode(String path) {
    return path.endsWith(".tf") || path.endsWith(".tf.json");
  }

  private HclFile file(String path) {
    return sources
        .read(path)
        .map(HclReader::read)
        .orElseGet(() -> new HclFile(path, new Body(List.of(), List.of()), List.of()));
  }
}
