package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A folder on disk as it is now, or a single file. What version control and builds keep for
 * themselves ({@code .git}, {@code target}, {@code node_modules}) is left out; links are not
 * followed.
 */
final class FolderSnapshot implements Snapshot {

  private static final Set<String> SKIPPED = Set.of(".git", "target", "node_modules");

  private final NavigableMap<String, Path> files;
  private final NavigableSet<String> links;

  private FolderSnapshot(NavigableMap<String, Path> files, NavigableSet<String> links) {
    this.files = files;
    this.links = links;
  }

  /**
   * @param path a folder; or a file, which is then the only one, under its own name
   * @throws Refused if there is no such path or it cannot be read
   */
  static FolderSnapshot of(Path path) {
    if (!Files.exists(path)) {
      throw new Refused("%s is not there: name a folder or a file.".formatted(path));
    }
    try {
      var root = path.toRealPath();
      var files = new TreeMap<String, Path>();
      var links = new TreeSet<String>();
      if (Files.isRegularFile(root)) {
        files.put(root.getFileName().toString(), root);
      } else {
        Files.walkFileTree(root, new Collector(root, files, links));
      }
      return new FolderSnapshot(files, links);
    } catch (IOException e) {
      throw new Refused("%s cannot be read: %s".formatted(path, e.getMessage()), e);
    }
  }

  @Override
  public Optional<SourceFile> read(String path) {
    var file = files.get(path);
    if (file == null) {
      return Optional.empty();
    }
    if (bytes(file) > LARGEST) {
      throw new Refused(
          "%s is larger than 32 MiB, which no file that describes a platform is: take it out of the paths that Slipway looks at."
              .formatted(path));
    }
    try {
      return Optional.of(new SourceFile(path, Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new Refused("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  @Override
  public OptionalLong size(String path) {
    var file = files.get(path);
    return file == null ? OptionalLong.empty() : OptionalLong.of(bytes(file));
  }

  private static long bytes(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new Refused("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Where the file at {@code path}, which is there, is. */
  Path onDisk(String path) {
    return Objects.requireNonNull(files.get(path));
  }

  @Override
  public List<String> list(String folder) {
    // '0' is the character after '/': everything that begins with "folder/" lies between the two.
    var below = folder.isEmpty() ? files : files.subMap(folder + "/", folder + "0");
    return List.copyOf(below.keySet());
  }

  @Override
  public Set<String> links(String folder) {
    return folder.isEmpty() ? links : links.subSet(folder + "/", folder + "0");
  }

  /** Collects regular files and links. */
  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final NavigableMap<String, Path> files;
    private final NavigableSet<String> links;

    Collector(Path root, NavigableMap<String, Path> files, NavigableSet<String> links) {
      this.root = root;
      this.files = files;
      this.links = links;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean isSkipped =
          !folder.equals(root) && SKIPPED.contains(String.valueOf(folder.getFileName()));
      return isSkipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      var path = root.relativize(file).toString().replace('\\', '/');
      if (attributes.isRegularFile()) {
        files.put(path, file);
      } else if (attributes.isSymbolicLink()) {
        links.add(path);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
