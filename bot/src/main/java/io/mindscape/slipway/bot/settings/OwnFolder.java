package io.mindscape.slipway.bot.settings;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Folders and files that hold what the bot keeps: repositories, rendered Secrets, payloads. Nobody
 * but the user who runs the bot may read them.
 */
public final class OwnFolder {

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnFolder() {}

  /** Makes a folder, closed to others, where there is none; one that is there stays as it is. */
  public static void make(Path folder) throws IOException {
    if (isPosix(folder)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
    } else {
      Files.createDirectories(folder);
    }
  }

  /** Makes a folder that is the bot's alone, and closes one that is there already. */
  public static void close(Path folder) throws IOException {
    make(folder);
    permit(folder, FOLDER);
  }

  /** Closes a file, where it is there. */
  public static void closeFile(Path file) throws IOException {
    if (Files.exists(file)) {
      permit(file, FILE);
    }
  }

  private static void permit(Path path, Set<PosixFilePermission> permissions) throws IOException {
    if (isPosix(path) && !Files.getPosixFilePermissions(path).equals(permissions)) {
      try {
        Files.setPosixFilePermissions(path, permissions);
      } catch (FileSystemException notOurs) {
        // It is somebody else's, who let us write there, and whose it is to close it.
      }
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
