package io.mindscape.slipway.policies.finding;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a judgement has to say, on the line that caused it.
 *
 * @param rule {@code family/name}, such as {@code schema/unknown-field}
 * @param message for a person: what is wrong and what would be right, without the place
 * @param resource the object concerned; null for what concerns a file
 * @param field the path inside the object, such as {@code spec.template.spec.containers[0].image};
 *     null where there is none
 * @param environment the environment for which it was found; null where it holds for all
 * @param rendered the line that was judged, where that is not the line at {@code place}; null where
 *     nothing was rendered
 */
public record Finding(
    String rule,
    Severity severity,
    String message,
    Place place,
    @Nullable ResourceRef resource,
    @Nullable String field,
    @Nullable String environment,
    @Nullable Rendered rendered) {

  /** Gravest first within a place; places in reading order. */
  public static final Comparator<Finding> READING_ORDER =
      Comparator.comparing(Finding::place)
          .thenComparing(Finding::severity)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message);

  private static final Pattern RULE = Pattern.compile("[a-z]+/[a-z0-9-]+");

  public Finding {
    if (!RULE.matcher(rule).matches()) {
      throw new IllegalArgumentException("a rule id is family/name: " + rule);
    }
  }

  /** One that stands where it was found. */
  public Finding(
      String rule,
      Severity severity,
      String message,
      Place place,
      @Nullable ResourceRef resource,
      @Nullable String field,
      @Nullable String environment) {
    this(rule, severity, message, place, resource, field, environment, null);
  }

  /** The same finding, elsewhere: for what was found in rendered text and traced to its source. */
  public Finding at(Place elsewhere) {
    return new Finding(rule, severity, message, elsewhere, resource, field, environment, rendered);
  }

  /** The same finding, as grave as a repository takes it. */
  public Finding as(Severity other) {
    return new Finding(rule, other, message, place, resource, field, environment, rendered);
  }

  /** The same finding, for one environment. */
  public Finding in(String oneEnvironment) {
    return new Finding(rule, severity, message, place, resource, field, oneEnvironment, rendered);
  }

  /** The same finding, in other words. */
  public Finding saying(String words) {
    return new Finding(rule, severity, words, place, resource, field, environment, rendered);
  }

  /** The same finding, with the line that was judged; null for none. */
  public Finding judged(@Nullable Rendered line) {
    return new Finding(rule, severity, message, place, resource, field, environment, line);
  }
}
