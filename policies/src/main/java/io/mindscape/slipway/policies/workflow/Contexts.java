package io.mindscape.slipway.policies.workflow;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which contexts are there where.
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#context-availability">where
 *     contexts are available</a>
 */
final class Contexts {

  static final Set<String> ALL =
      Set.of(
          "github",
          "env",
          "vars",
          "job",
          "jobs",
          "steps",
          "runner",
          "secrets",
          "strategy",
          "matrix",
          "needs",
          "inputs");

  private static final Set<String> WHOLE = Set.of("github", "inputs", "vars");
  private static final Set<String> BEFORE_A_JOB =
      Set.of("github", "inputs", "vars", "needs", "strategy", "matrix");

  /** By the key of a job; what is not here may have all. */
  private static final Map<String, Set<String>> OF_JOB =
      Map.ofEntries(
          Map.entry("if", Set.of("github", "inputs", "vars", "needs")),
          Map.entry("strategy", Set.of("github", "inputs", "vars", "needs")),
          Map.entry("name", BEFORE_A_JOB),
          Map.entry("runs-on", BEFORE_A_JOB),
          Map.entry("concurrency", BEFORE_A_JOB),
          Map.entry("continue-on-error", BEFORE_A_JOB),
          Map.entry("timeout-minutes", BEFORE_A_JOB),
          Map.entry("with", BEFORE_A_JOB),
          Map.entry("env", and(BEFORE_A_JOB, "secrets")),
          Map.entry("secrets", and(BEFORE_A_JOB, "secrets")));

  private Contexts() {}

  private static Set<String> and(Set<String> some, String more) {
    var all = new TreeSet<>(some);
    all.add(more);
    return Set.copyOf(all);
  }

  /** Those outside jobs, by the key at the top. */
  static Set<String> ofWorkflow(String key) {
    return switch (key) {
      case "run-name", "concurrency" -> WHOLE;
      case "env" -> and(WHOLE, "secrets");
      default -> ALL;
    };
  }

  /** Those of a job, by the key in it. */
  static Set<String> ofJob(String key) {
    return OF_JOB.getOrDefault(key, ALL);
  }

  /** Those of a step's condition: secrets have to go through a variable. */
  static Set<String> ofStep(String key) {
    if (!key.equals("if")) {
      return ALL;
    }
    var all = new TreeSet<>(ALL);
    all.remove("secrets");
    all.remove("jobs");
    return all;
  }
}
