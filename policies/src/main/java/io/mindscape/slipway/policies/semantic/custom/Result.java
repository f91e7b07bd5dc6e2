package io.mindscape.slipway.policies.semantic.custom;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the validation of a value said, and how many of its checks were made: of several schemas
 * that fail, the one with the most says why.
 */
final class Result {

  private final Set<Failure> failures = new LinkedHashSet<>();
  private int checks;

  /**
   * One thing that is wrong.
   *
   * @param path where
   * @param why a sentence that begins with its verb
   * @param blocks whether the server asks no rules after it
   */
  record Failure(Path path, String why, boolean blocks) {}

  boolean isValid() {
    return failures.isEmpty();
  }

  List<Failure> failures() {
    return List.copyOf(failures);
  }

  int checks() {
    return checks;
  }

  void checked() {
    checks++;
  }

  void add(Result other) {
    failures.addAll(other.failures);
    checks += other.checks;
  }

  /** Something is wrong with a value. */
  void invalid(Path path, String why) {
    failures.add(new Failure(path, why, false));
  }

  /** Something is wrong with a value, and rules could not be asked of it. */
  void blocking(Path path, String why) {
    failures.add(new Failure(path, why, true));
  }
}
