package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.derived.Derived;
import io.mindscape.slipway.jobs.git.BoundedTree;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.trace.Written;
import io.mindscape.slipway.policies.secrecy.Secrets;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of a tree during one inspection: each is read once, and parsed once as long as there is
 * room for all. Safe to use from many threads.
 */
final class Files implements Written {

  private static final long PARSED_BYTES = 24L << 20;

  /** How many times its text a parsed file is in memory, roughly. */
  private static final long PARSED_TO_TEXT = 20;

  private final BoundedTree tree;
  private final Map<String, Optional<SourceFile>> sources = new ConcurrentHashMap<>();
  private final Derived<String, YamlFile> parsed;
  private final Secrets.Builder secrets = Secrets.builder();

  Files(Snapshot tree) {
    this.tree = new BoundedTree(tree);
    this.parsed =
        new Derived<>(
            PARSED_BYTES,
            file -> source(file.path()).map(Files::parsedBytes).orElse(PARSED_TO_TEXT));
  }

  private static long parsedBytes(SourceFile file) {
    return PARSED_TO_TEXT * (1 + file.content().length);
  }

  /** What is too large to be read is not there. */
  BoundedTree tree() {
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
    return parsed.of(
        path,
        () ->
            source(path)
                .map(file -> noted(YamlReader.read(file)))
                .orElseGet(() -> new YamlFile(path, List.of(), List.of())));
  }

  /** Parses many files at once, on all cores; {@link #yaml} has them then. */
  void parse(List<String> paths) {
    var missing =
        paths.stream()
            .filter(path -> parsed.find(path).isEmpty())
            .flatMap(path -> source(path).stream())
            .toList();
    var read = missing.parallelStream().map(YamlReader::read).toList();
    read.forEach(file -> parsed.keep(file.path(), noted(file)));
  }

  private YamlFile noted(YamlFile file) {
    synchronized (secrets) {
      file.documents().forEach(secrets::tree);
    }
    return file;
  }

  /** What was read as YAML so far hides this. */
  Secrets.Builder secrets() {
    return secrets;
  }

  /** The paths of what was asked for so far and is too large to be read. */
  Set<String> unread() {
    var paths = new TreeSet<String>();
    sources.forEach(
        (path, source) -> {
          if (source.isEmpty() && tree.isTooLarge(path)) {
            paths.add(path);
          }
        });
    return paths;
  }

  /** The paths of what was read so far and was there. */
  Set<String> read() {
    var paths = new TreeSet<String>();
    sources.forEach((path, source) -> source.ifPresent(file -> paths.add(path)));
    return paths;
  }
}
