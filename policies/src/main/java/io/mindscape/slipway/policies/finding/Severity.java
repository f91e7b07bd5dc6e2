package io.mindscape.slipway.policies.finding;

/** How grave a finding is, gravest first. */
public enum Severity {
  /** Stands between a change and its merge. */
  ERROR,
  /** Worth mending; blocks nothing. */
  WARNING,
  /** Worth knowing. */
  INFO;

  /** The name that the JSON of {@code slipway check} gives: lower case. */
  public String id() {
    return switch (this) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "info";
    };
  }

  public boolean atLeast(Severity other) {
    return compareTo(other) <= 0;
  }
}
