package io.mindscape.slipway.bot.report;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Rendered;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one line causes, once, in however many environments it was found.
 *
 * @param resource the object concerned, the first where there are several
 * @param rendered what the line becomes, in the first environment
 * @param environments in the order in which they were looked at; none for what holds for all
 */
record Cause(
    Said said,
    @Nullable ResourceRef resource,
    @Nullable Rendered rendered,
    List<String> environments) {

  Cause {
    environments = List.copyOf(environments);
  }

  /** What makes two findings the same to a reader. */
  record Said(String rule, Severity severity, String message, Place place) {

    static Said of(Finding finding) {
      return new Said(finding.rule(), finding.severity(), finding.message(), finding.place());
    }
  }

  /** In the order of the findings. */
  static List<Cause> of(List<Finding> findings) {
    Map<Said, List<Finding>> causes = new LinkedHashMap<>();
    for (var finding : findings) {
      causes.computeIfAbsent(Said.of(finding), any -> new ArrayList<>()).add(finding);
    }
    return causes.entrySet().stream().map(cause -> of(cause.getKey(), cause.getValue())).toList();
  }

  private static Cause of(Said said, List<Finding> findings) {
    var environments = new ArrayList<String>();
    for (var finding : findings) {
      if (finding.environment() != null && !environments.contains(finding.environment())) {
        environments.add(finding.environment());
      }
    }
    var first = findings.getFirst();
    return new Cause(said, first.resource(), first.rendered(), environments);
  }

  String rule() {
    return said.rule();
  }

  Severity severity() {
    return said.severity();
  }

  Place place() {
    return said.place();
  }

  boolean isOfSecret() {
    return resource != null && resource.kind().equals("Secret");
  }

  /** The message on one line, with the environments that it is about. */
  String message() {
    var message = Harmless.line(said.message());
    return environments.isEmpty()
        ? message
        : message + " (" + Harmless.line(String.join(", ", environments)) + ")";
  }
}
