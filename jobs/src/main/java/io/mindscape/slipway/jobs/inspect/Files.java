package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.trace.Written;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The files of a tree during one inspection: each is read and parsed once. */
final class Files implements Written {

  private final Snapshot tree;
  private final Map<String, Optional<SourceFile>> sources = new HashMap<>();
  private final Map<String, YamlFile> parsed = new HashMap<>();

  Files(Snapshot tree) {
    this.tree = tree;
  }

  Snapshot tree() {
    return tree;
  }

  @Override
  public Optional<SourceFile> source(String path) {
    return sources.computeIfAbsent(path, tree::read);
  }

  /** The file, which does not count as read for that. */
  Optional<SourceFile> glance(String path) {
    var known = sources.get(path);
    return known == null ? tree.read(path) : known;
  }

  /** The file as YAML; one that is not there has no documents. */
  @Override
  public YamlFile yaml(String path) {
    return parsed.computeIfAbsent(
        path,
        any ->
            source(path)
                .map(YamlReader::read)
                .orElseGet(() -> new YamlFile(path, List.of(), List.of())));
  }

  /** Parses many files at once, on all cores; {@link #yaml} has them then. */
  void parse(List<String> paths) {
    var missing =
        paths.stream()
            .filter(path -> !parsed.containsKey(path))
            .flatMap(path -> source(path).stream())
            .toList();
    var read = missing.parallelStream().map(YamlReader::read).toList();
    read.forEach(file -> parsed.put(file.path(), file));
  }

  /** What was read as YAML so far. */
  Collection<YamlFile> parsed() {
    return List.copyOf(parsed.values());
  }

  /** The paths of what was read so far and was there. */
  Set<String> read() {
    var paths = new TreeSet<String>();
    sources.forEach((path, source) -> source.ifPresent(file -> paths.add(path)));
    return paths;
  }

  static String join(String folder, String path) {
    return folder.isEmpty() ? path : folder + "/" + path;
  }

  static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  static boolean isIn(String path, String folder) {
    return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
  }
}
