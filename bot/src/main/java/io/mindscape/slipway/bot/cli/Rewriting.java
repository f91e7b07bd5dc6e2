package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.jobs.fix.Mended.Changed;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.Collection;

/**
 * Writes files anew, each in one go, so that nobody ever reads half of one. Its permissions stay.
 */
record Rewriting(FolderSnapshot tree) {

  /**
   * Writes them all; none where one of them is not any more what it was when it was looked at.
   *
   * @throws Refused if one has changed meanwhile, or cannot be written
   */
  void write(Collection<Changed> files) {
    for (var file : files) {
      var now = tree.read(file.before().path());
      if (now.isEmpty() || !Arrays.equals(now.get().content(), file.before().content())) {
        throw new Refused(
            "%s has changed meanwhile, and nothing was written: run it again."
                .formatted(file.before().path()));
      }
    }
    files.forEach(this::write);
  }

  private void write(Changed file) {
    var path = tree.onDisk(file.before().path());
    try {
      var beside = Files.createTempFile(path.getParent(), ".slipway-", ".tmp");
      try {
        Files.write(beside, file.after().content());
        keepMode(path, beside);
        Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new Refused("%s cannot be written: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static void keepMode(Path from, Path to) throws IOException {
    if (Files.getFileAttributeView(from, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }
}
