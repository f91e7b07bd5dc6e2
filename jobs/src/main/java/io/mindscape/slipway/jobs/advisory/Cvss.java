package io.mindscape.slipway.jobs.advisory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The base score of a vector of CVSS 3: {@code CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H} is
 * 9.8.
 *
 * @see <a href="https://www.first.org/cvss/v3-1/specification-document">CVSS 3.1, 7.1 and 7.4</a>
 */
final class Cvss {

  private static final Map<String, Double> WEIGHTS =
      Map.ofEntries(
          Map.entry("AV:N", 0.85),
          Map.entry("AV:A", 0.62),
          Map.entry("AV:L", 0.55),
          Map.entry("AV:P", 0.2),
          Map.entry("AC:L", 0.77),
          Map.entry("AC:H", 0.44),
          Map.entry("PR:N", 0.85),
          Map.entry("PR:L", 0.62),
          Map.entry("PR:H", 0.27),
          Map.entry("UI:N", 0.85),
          Map.entry("UI:R", 0.62),
          Map.entry("C:H", 0.56),
          Map.entry("C:L", 0.22),
          Map.entry("C:N", 0.0),
          Map.entry("I:H", 0.56),
          Map.entry("I:L", 0.22),
          Map.entry("I:N", 0.0),
          Map.entry("A:H", 0.56),
          Map.entry("A:L", 0.22),
          Map.entry("A:N", 0.0));

  private final Map<String, String> metrics;

  private Cvss(Map<String, String> metrics) {
    this.metrics = metrics;
  }

  /** Nothing where it is no vector of CVSS 3, or lacks a metric. */
  static Optional<Double> score(String vector) {
    if (!vector.matches("CVSS:3\\.[01](/[A-Z]{1,3}:[A-Z]){8,30}")) {
      return Optional.empty();
    }
    var metrics = new HashMap<String, String>();
    for (var part : vector.split("/", -1)) {
      int colon = part.indexOf(':');
      metrics.putIfAbsent(part.substring(0, colon), part);
    }
    try {
      return Optional.of(new Cvss(metrics).base());
    } catch (IllegalArgumentException lacking) {
      return Optional.empty();
    }
  }

  private double base() {
    double impact = impact();
    double exploitability = 8.22 * weight("AV") * weight("AC") * privileges() * weight("UI");
    if (impact <= 0) {
      return 0;
    }
    double sum = impact + exploitability;
    return roundedUp(Math.min(isChanged() ? 1.08 * sum : sum, 10));
  }

  private double impact() {
    double lost = 1 - (1 - weight("C")) * (1 - weight("I")) * (1 - weight("A"));
    return isChanged() ? 7.52 * (lost - 0.029) - 3.25 * Math.pow(lost - 0.02, 15) : 6.42 * lost;
  }

  /** They weigh less where another scope is reached. */
  private double privileges() {
    if (!isChanged()) {
      return weight("PR");
    }
    return switch (metrics.getOrDefault("PR", "")) {
      case "PR:L" -> 0.68;
      case "PR:H" -> 0.5;
      default -> weight("PR");
    };
  }

  private boolean isChanged() {
    var scope = metrics.getOrDefault("S", "");
    if (!scope.equals("S:C") && !scope.equals("S:U")) {
      throw new IllegalArgumentException("S");
    }
    return scope.equals("S:C");
  }

  private double weight(String metric) {
    var weight = WEIGHTS.get(metrics.getOrDefault(metric, metric));
    if (weight == null) {
      throw new IllegalArgumentException(metric);
    }
    return weight;
  }

  /** To one decimal, as the specification does it without losing to binary fractions. */
  private static double roundedUp(double score) {
    long hundredThousandths = Math.round(score * 100_000);
    return hundredThousandths % 10_000 == 0
        ? hundredThousandths / 100_000.0
        : (Math.floorDiv(hundredThousandths, 10_000L) + 1) / 10.0;
  }
}
