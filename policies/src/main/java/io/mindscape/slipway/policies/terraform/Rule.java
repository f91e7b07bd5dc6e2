package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The rules about Terraform. */
public enum Rule {
  /** A file does not follow the syntax. Nobody can read it, so no repository makes less of it. */
  SYNTAX(Severity.ERROR),
  DUPLICATE(Severity.ERROR),
  UNDECLARED(Severity.ERROR),
  CYCLE(Severity.ERROR),
  /** An expression that cannot be worth anything. */
  EVALUATION(Severity.ERROR),
  UNKNOWN_FUNCTION(Severity.ERROR),
  TYPE(Severity.ERROR),
  /** A value that its variable's own validation refuses. */
  VALIDATION(Severity.ERROR),
  MISSING_MODULE(Severity.ERROR),
  REQUIRED_VARIABLE(Severity.ERROR),
  UNEXPECTED_ARGUMENT(Severity.ERROR),
  UNUSED_VARIABLE(Severity.WARNING),
  UNPINNED_MODULE(Severity.WARNING),
  UNPINNED_PROVIDER(Severity.WARNING),
  REGION(Severity.ERROR),
  CIDR(Severity.ERROR),
  PUBLIC_EXPOSURE(Severity.ERROR),
  UNENCRYPTED(Severity.WARNING),
  MISSING_TAG(Severity.WARNING),
  SIZE(Severity.ERROR),
  NOT_CHECKED(Severity.INFO);

  private final Severity severity;

  Rule(Severity severity) {
    this.severity = severity;
  }

  public String id() {
    return "terraform/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Those of which a repository may make something else. */
  public static Set<String> tunable() {
    var ids = new TreeSet<String>();
    for (var rule : values()) {
      if (rule != SYNTAX) {
        ids.add(rule.id());
      }
    }
    return ids;
  }

  Finding at(Place place, String message) {
    return at(place, message, severity);
  }

  Finding at(Place place, String message, Severity other) {
    return new Finding(id(), other, message, place, null, null, null);
  }
}
