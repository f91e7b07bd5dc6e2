package io.mindscape.slipway.sandbox.forge.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder's files, as the edits that put them into a tree. */
public final class Folder {

  private Folder() {}

  /** Writes the files under {@code folder}; says the id of the tree they make. */
  public static String tree(Path folder, Writer writer) {
    return BareRepository.reading(() -> writer.tree(Optional.empty(), edits(folder, writer)));
  }

  private static List<Writer.Edit> edits(Path folder, Writer writer) throws IOException {
    var edits = new ArrayList<Writer.Edit>();
    try (var files = Files.walk(folder)) {
      for (var file : (Iterable<Path>) files.filter(Folder::isPlain)::iterator) {
        var path = folder.relativize(file).toString().replace('\\', '/');
        if (!path.startsWith(".git/")) {
          var mode = Files.isExecutable(file) ? "100755" : "100644";
          edits.add(
              new Writer.Edit(path, mode, Optional.of(writer.blob(Files.readAllBytes(file)))));
        }
      }
    }
    return List.copyOf(edits);
  }

  private static boolean isPlain(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
