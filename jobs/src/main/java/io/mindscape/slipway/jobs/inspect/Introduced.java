package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a change brings from what was there before. A finding was there before if the same was
 * said of the same thing in the same file, on whatever line.
 */
public record Introduced(List<Finding> introduced, List<Finding> standing) {

  public Introduced {
    introduced = List.copyOf(introduced);
    standing = List.copyOf(standing);
  }

  /** A bad strategy file is never taken for granted. */
  private static final String NEVER_STANDING = "strategy/not-understood";

  /** Compares the findings of two trees. */
  public static Introduced between(List<Finding> before, List<Finding> after) {
    Map<Same, Integer> known = new HashMap<>();
    before.forEach(finding -> known.merge(Same.of(finding), 1, Integer::sum));
    var introduced = new ArrayList<Finding>();
    var standing = new ArrayList<Finding>();
    for (var finding : after) {
      boolean isKnown =
          !finding.rule().equals(NEVER_STANDING)
              && known.merge(Same.of(finding), -1, Integer::sum) >= 0;
      (isKnown ? standing : introduced).add(finding);
    }
    return new Introduced(introduced, standing);
  }

  private record Same(
      String rule,
      Severity severity,
      String message,
      String file,
      @Nullable ResourceRef resource,
      @Nullable String environment) {
    static Same of(Finding finding) {
      return new Same(
          finding.rule(),
          finding.severity(),
          finding.message(),
          finding.place().file(),
          finding.resource(),
          finding.environment());
    }
  }
}
