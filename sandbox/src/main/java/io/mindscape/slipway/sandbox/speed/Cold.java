package io.mindscape.slipway.sandbox.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A program that is started for each run; GNU time tells what it took.
 *
 * @param command to which the folder is added
 * @param file finds the path of a file that is flagged, in a line of its output; null where the
 *     output does not tell errors from the rest
 */
record Cold(String name, List<String> command, @Nullable Pattern file) implements Contestant {

  private static final int DID_NOT_RUN = 2;

  @Override
  public Answer judge(Path folder) throws IOException, InterruptedException {
    var out = Files.createTempFile("speed", ".out");
    var took = Files.createTempFile("speed", ".time");
    try {
      long began = System.nanoTime();
      int code = start(folder, out, took).waitFor();
      double seconds = (System.nanoTime() - began) / 1e9;
      if (code >= DID_NOT_RUN) {
        throw new IllegalStateException(
            "%s ended with %d: %s".formatted(name, code, Files.readString(out)));
      }
      var lines = Files.readAllLines(took);
      var words = lines.get(lines.size() - 1).split(" ", -1);
      double processor = Double.parseDouble(words[0]) + Double.parseDouble(words[1]);
      var run = new Timing.Run(seconds, processor, Long.parseLong(words[2]) / 1024);
      return new Answer(run, flagged(folder, out));
    } finally {
      Files.delete(out);
      Files.delete(took);
    }
  }

  private Process start(Path folder, Path out, Path took) throws IOException {
    var line = new ArrayList<>(List.of("/usr/bin/time", "-f", "%U %S %M", "-o", took.toString()));
    line.addAll(command);
    line.add(folder.toString());
    return new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(out.toFile()).start();
  }

  private @Nullable Set<String> flagged(Path folder, Path out) throws IOException {
    if (file == null) {
      return null;
    }
    var flagged = new TreeSet<String>();
    for (var line : Files.readAllLines(out, StandardCharsets.UTF_8)) {
      var match = file.matcher(line);
      if (match.find()) {
        var path = Path.of(match.group(1));
        flagged.add((path.isAbsolute() ? folder.relativize(path) : path).toString());
      }
    }
    return flagged;
  }
}
