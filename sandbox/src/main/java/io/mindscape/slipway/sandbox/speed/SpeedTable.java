package io.mindscape.slipway.sandbox.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured on so many files, and what it should have been. */
final class SpeedTable {

  static final String KUBECONFORM = "kubeconform -strict";
  static final String KUBECONFORM_CORES = "kubeconform -strict, as many workers as cores";
  static final String COLD_SCHEMAS = "Slipway cold, schemas only";
  static final String COLD_SEMANTICS = "Slipway cold, with semantic rules";
  static final String COLD_EVERYTHING = "Slipway cold, with rules and policies";
  static final String COMMAND = "./slipway check";
  static final String WARM_SCHEMAS = "Slipway warm, schemas only";
  static final String WARM_EVERYTHING = "Slipway warm, with rules and policies";

  /** How many times kubeconform's time each may take: the targets. */
  private static final Map<String, Double> MOST = most();

  private final int files;
  private final int wrong;
  private final Map<String, Timing> timings = new LinkedHashMap<>();

  SpeedTable(int files, int wrong) {
    this.files = files;
    this.wrong = wrong;
  }

  private static Map<String, Double> most() {
    var most = new LinkedHashMap<String, Double>();
    most.put(COLD_SCHEMAS, 1.0);
    most.put(COLD_SEMANTICS, 2.0);
    most.put(COLD_EVERYTHING, 2.0);
    most.put(COMMAND, 2.0);
    most.put(WARM_SCHEMAS, 1.0 / 3);
    return most;
  }

  void add(String name, Timing.Run run) {
    timings.computeIfAbsent(name, Timing::new).add(run);
  }

  /** For people to read. */
  String text() {
    var text = new StringBuilder();
    text.append(
        "%n%,d files, %d with a fault; %d cores, load %s%n"
            .formatted(files, wrong, Runtime.getRuntime().availableProcessors(), load()));
    text.append(
        "%-46s %8s %17s %8s %9s %7s %6s%n"
            .formatted("", "median", "spread", "CPU", "µs/file", "peak", "ratio"));
    timings.values().forEach(timing -> text.append(line(timing)));
    return text.toString();
  }

  private String line(Timing timing) {
    return "%-46s %6.2f s %7.2f-%6.2f s %6.2f s %9.0f %4d MB %6.2f%n"
        .formatted(
            timing.name(),
            timing.median(),
            timing.fastest(),
            timing.slowest(),
            timing.processor(),
            timing.median() * 1e6 / files,
            timing.megabytes(),
            timing.against(peer()));
  }

  /** A line for each target that is missed. */
  List<String> missed() {
    var missed = new ArrayList<String>();
    MOST.forEach(
        (name, most) -> {
          double ratio = timing(name).against(peer());
          if (!(ratio <= most)) {
            missed.add(
                "%s takes %.2f of kubeconform's time; at most %.2f is the target"
                    .formatted(name, ratio, most));
          }
        });
    return missed;
  }

  private Timing timing(String name) {
    return timings.getOrDefault(name, new Timing(name));
  }

  /** The faster of kubeconform's two. */
  private Timing peer() {
    var one = timing(KUBECONFORM);
    var other = timing(KUBECONFORM_CORES);
    return other.median() < one.median() ? other : one;
  }

  private static String load() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).replaceAll("^(\\S+ \\S+ \\S+).*\\s*", "$1");
    } catch (IOException e) {
      throw new UncheckedIOException("the load cannot be read", e);
    }
  }
}
