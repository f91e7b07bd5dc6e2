package io.mindscape.slipway.sandbox.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How the programs are come by. */
public sealed interface Provision {

  /** They lie in {@code folder}. */
  record Ready(Path folder) implements Provision {}

  /** They are not there and cannot be built here; {@code why} says what is missing. */
  record Missing(String why) implements Provision {}

  /** What {@code build} ends with where there is no Go. */
  int NO_GO = 3;

  /**
   * Sees that {@code programs} of the newest version are there. Where they are not they are built,
   * which takes minutes and tells so on stderr.
   *
   * @param root of the source tree, where {@code sandbox/control-plane/build} is
   * @throws IllegalStateException if they can be built here, but were not
   */
  static Provision of(Path root, Set<Program> programs) {
    var command = new ArrayList<String>();
    command.add(root.resolve("sandbox/control-plane/build").toString());
    programs.stream().sorted().map(Program::file).forEach(command::add);
    try {
      var process = new ProcessBuilder(command).start();
      process.getOutputStream().close();
      var told = tell(process);
      var folder = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return switch (process.waitFor()) {
        case 0 -> new Ready(Path.of(folder.strip()));
        case NO_GO -> new Missing(told);
        default -> throw new IllegalStateException("the control plane is not built: " + told);
      };
    } catch (IOException failure) {
      throw new UncheckedIOException("the control plane is not built", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  /** Passes on what it says, as it says it. */
  private static String tell(Process process) throws IOException {
    var lines = new ArrayList<String>();
    try (var reader = process.errorReader(StandardCharsets.UTF_8)) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        System.err.println(line);
        lines.add(line);
      }
    }
    return String.join("\n", List.copyOf(lines));
  }
}
