package io.mindscape.slipway.sandbox.agreement;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The refusals that speak of the cluster and not of the object: the same object would be accepted
 * where the cluster holds something else or is set otherwise. They are counted apart. A refusal
 * that has another reason beside one of these is a refusal. What an object refers to and is missing
 * is not among them: {@link Supplying} sees to it that it is there.
 */
final class StateDependent {

  /**
   * One kind of them.
   *
   * @param message found in the server's message or cause
   * @param why it says nothing about the object
   */
  record Known(Pattern message, String why) {}

  private static final List<Known> ALL =
      List.of(
          of("already exists$", "the name is taken here"),
          of(
              "priority admission controller computed (?!0 |200000[01]000 )",
              "how high the PriorityClass is, the cluster says; it knows of two itself"),
          of(
              "Pod Overhead set without corresponding RuntimeClass",
              "whether the RuntimeClass has an overhead, the cluster says"),
          of("admin access to devices requires the", "a label of the namespace allows it"),
          of(
              "the provided IP \\([^)]*\\) is not in the valid range",
              "the range of Service addresses is the cluster's setting"),
          of(
              "Precondition failed: ResourceVersion in precondition: [0-9]+,",
              "the version is that of an object in the cluster"),
          of(
              "not configured (on this cluster|for dual-stack services)",
              "the families of Service addresses are the cluster's setting"));

  private StateDependent() {}

  /** Why this refusal says nothing about the object; empty where it does. */
  static Optional<String> why(Verdict verdict) {
    if (verdict.accepted() || verdict.causes() > 1) {
      return Optional.empty();
    }
    return ALL.stream()
        .filter(pattern -> pattern.message.matcher(verdict.message()).find())
        .map(Known::why)
        .findFirst();
  }

  private static Known of(String message, String why) {
    return new Known(Pattern.compile(message), why);
  }
}
