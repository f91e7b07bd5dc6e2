package io.mindscape.slipway.sandbox.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A {@link FolderCheck} that lives on and has judged before, as a server has. */
final class Warm implements AutoCloseable {

  private final Process process;
  private final BufferedReader in;
  private final PrintWriter out;

  /** Starts it. */
  Warm(List<String> java) throws IOException {
    process = new ProcessBuilder(java).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    in =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    out = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /** One depth of it. */
  Contestant at(String name, Depth depth) {
    return new Contestant() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Answer judge(Path folder) throws IOException {
        return ask(depth, folder);
      }
    };
  }

  private Contestant.Answer ask(Depth depth, Path folder) throws IOException {
    out.println(depth + " " + folder);
    var line = in.readLine();
    if (line == null) {
      throw new IllegalStateException("the warm process ended");
    }
    var words = line.split(" ", -1);
    return new Contestant.Answer(
        new Timing.Run(Long.parseLong(words[0]) / 1e9, Long.parseLong(words[1]) / 1e9, peak()),
        null);
  }

  private long peak() throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() {
    out.close();
    process.onExit().join();
  }
}
