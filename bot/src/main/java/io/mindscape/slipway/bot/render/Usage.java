package io.mindscape.slipway.bot.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process uses now. */
final class Usage {

  private static final String RESIDENT = "VmRSS:";
  private static final String THREADS = "Threads:";

  private Usage() {}

  /** Resident memory in bytes; 0 where the system does not tell. */
  static long memory(Process process) {
    return status(process, RESIDENT) * 1024;
  }

  /** How many threads it has; 0 where the system does not tell. */
  static long threads(Process process) {
    return status(process, THREADS);
  }

  /** Whether it has started processes that are there; false where the system does not tell. */
  static boolean hasChildren(Process process) {
    try (var tasks = Files.newDirectoryStream(of(process).resolve("task"))) {
      for (var task : tasks) {
        if (!Files.readString(task.resolve("children"), StandardCharsets.ISO_8859_1).isBlank()) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException gone) {
      return false;
    }
  }

  private static Path of(Process process) {
    return Path.of("/proc", Long.toString(process.pid()));
  }

  private static long status(Process process, String name) {
    try {
      return Files.readString(of(process).resolve("status"), StandardCharsets.ISO_8859_1)
          .lines()
          .filter(line -> line.startsWith(name))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    } catch (IOException gone) {
      return 0;
    }
  }

  /** Of the processors, since it began; zero where the system does not tell. */
  static Duration cpu(Process process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
