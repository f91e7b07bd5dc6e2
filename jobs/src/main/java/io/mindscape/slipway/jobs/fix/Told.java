package io.mindscape.slipway.jobs.fix;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares what is found before and after a change. */
final class Told {

  private Told() {}

  /** Whether {@code mended} is gone and no error is new. */
  static boolean isBetter(Finding mended, List<Finding> before, List<Finding> after) {
    var were = errors(before);
    return count(mended, after) < count(mended, before)
        && errors(after).entrySet().stream()
            .allMatch(error -> error.getValue() <= were.getOrDefault(error.getKey(), 0));
  }

  private static long count(Finding mended, List<Finding> findings) {
    return findings.stream()
        .filter(
            finding ->
                finding.rule().equals(mended.rule())
                    && Objects.equals(finding.field(), mended.field())
                    && Objects.equals(finding.resource(), mended.resource())
                    && Objects.equals(finding.environment(), mended.environment()))
        .count();
  }

  private static Map<String, Integer> errors(List<Finding> findings) {
    var errors = new HashMap<String, Integer>();
    findings.stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .forEach(
            finding ->
                errors.merge(
                    "%s %s %s %s"
                        .formatted(
                            finding.rule(),
                            finding.resource(),
                            finding.field(),
                            finding.environment()),
                    1,
                    Integer::sum));
    return errors;
  }
}
