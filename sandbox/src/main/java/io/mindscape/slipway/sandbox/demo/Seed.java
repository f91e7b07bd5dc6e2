package io.mindscape.slipway.sandbox.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** The platform repository that the demo begins with, as it is packed with the program. */
public final class Seed {

  private static final String FOLDER = "platform";

  private Seed() {}

  /** Writes its files to {@code folder}. */
  public static void unpack(Path folder) {
    var known = FOLDER + "/slipway.yaml";
    try {
      var uri = Objects.requireNonNull(Seed.class.getResource(known), known).toURI();
      if (!uri.getScheme().equals("jar")) {
        copy(Objects.requireNonNull(Path.of(uri).getParent()), folder);
        return;
      }
      try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
        var inside = uri.toString().substring(uri.toString().indexOf("!/") + 1);
        copy(Objects.requireNonNull(jar.getPath(inside).getParent()), folder);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("the demo's repository cannot be unpacked", failure);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
