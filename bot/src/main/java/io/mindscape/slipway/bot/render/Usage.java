package io.mindscape.slipway.bot.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process uses now. */
final class Usage {

  private static final String RESIDENT = "VmRSS:";

  private Usage() {}

  /** Resident memory in bytes; 0 where the system does not tell. */
  static long memory(Process process) {
    var file = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .lines()
          .filter(line -> line.startsWith(RESIDENT))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(kib -> Long.parseLong(kib) * 1024)
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
