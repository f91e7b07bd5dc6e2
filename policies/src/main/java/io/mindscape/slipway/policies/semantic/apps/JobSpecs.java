package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.pod.PodTemplates;
import java.util.Set;
import java.util.regex.Pattern;

/** The {@code spec} of a Job, and of the Jobs that a CronJob makes. */
final class JobSpecs {

  private static final String INDEXED = "Indexed";
  private static final String PLAIN = "NonIndexed";

  private static final int MAX_INDEXED = 100_000;
  private static final int MAX_OF_MANY = 10_000;
  private static final int MAX_MANAGER = 63;
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+");

  private JobSpecs() {}

  /**
   * Judges it.
   *
   * @param completions its field of that name, with the default that a Job has, and the template of
   *     a CronJob has not
   */
  static void judge(Field spec, Field completions) {
    Deployments.counts(
        spec,
        "parallelism",
        "completions",
        "activeDeadlineSeconds",
        "backoffLimit",
        "ttlSecondsAfterFinished",
        "backoffLimitPerIndex",
        "maxFailedIndexes");
    manager(spec.get("managedBy"));
    var mode = spec.get("completionMode");
    if (mode.isSet()) {
      mode.oneOf(Set.of(INDEXED, PLAIN));
    }
    indexes(spec, completions, mode);
    policies(spec, completions);
    PodTemplates.judge(spec.get("template"));
    restart(spec);
  }

  static boolean isIndexed(Field spec) {
    return spec.get("completionMode").text().equals(INDEXED);
  }

  private static void manager(Field manager) {
    if (!manager.isSet()) {
      return;
    }
    var text = manager.text();
    int slash = text.indexOf('/');
    if (text.isEmpty()) {
      manager.required();
    } else if (slash <= 0 || slash == text.length() - 1) {
      manager.invalid("it has to be a domain and a path, such as \"acme.example/jobs\".");
    } else {
      manager.check(Formats.dnsSubdomain(text.substring(0, slash)));
      if (!PATH.matcher(text.substring(slash + 1)).matches()) {
        manager.invalid("what follows the \"/\" has to be a path as in a URL.");
      }
    }
    if (Formats.bytes(text) > MAX_MANAGER) {
      manager.tooLong(MAX_MANAGER);
    }
  }

  private static void indexes(Field spec, Field completions, Field mode) {
    var limit = spec.get("backoffLimitPerIndex");
    var failed = spec.get("maxFailedIndexes");
    if (failed.isSet() && !limit.isSet()) {
      limit.required("maxFailedIndexes counts what exceeds it.");
    }
    if (isIndexed(spec)) {
      if (!completions.isSet()) {
        completions.required("with completionMode Indexed.");
      }
      indexed(spec, completions, limit.isSet());
    } else if (!mode.isSet() || mode.text().equals(PLAIN)) {
      for (var field : new Field[] {limit, failed}) {
        if (field.isSet()) {
          field.invalid("it needs completionMode Indexed.");
        }
      }
    }
  }

  private static void indexed(Field spec, Field completions, boolean limited) {
    var failed = spec.get("maxFailedIndexes");
    boolean many = limited && completions.number() > MAX_INDEXED;
    long most = many ? MAX_OF_MANY : MAX_INDEXED;
    atMost(spec.get("parallelism"), most);
    atMost(failed, completions.isSet() ? Math.min(most, completions.number()) : most);
    if (many && !failed.isSet()) {
      failed.required("with more than 100000 completions and backoffLimitPerIndex.");
    }
  }

  private static void atMost(Field field, long most) {
    if (field.isSet() && field.number() > most) {
      field.invalid("it may be at most %d here.".formatted(most));
    }
  }

  private static void policies(Field spec, Field completions) {
    var failure = spec.get("podFailurePolicy");
    if (failure.isSet()) {
      FailurePolicies.judge(failure, spec);
    }
    var success = spec.get("successPolicy");
    if (success.isSet() && !isIndexed(spec)) {
      success.invalid("it needs completionMode Indexed.");
    } else if (success.isSet() && completions.isSet()) {
      SuccessPolicies.judge(success, completions);
    }
    var replacement = spec.get("podReplacementPolicy");
    if (replacement.isSet()) {
      replacement.oneOf(
          failure.isSet() ? Set.of("Failed") : Set.of("Failed", "TerminatingOrFailed"));
    }
  }

  private static void restart(Field spec) {
    var restart = spec.get("template", "spec", "restartPolicy");
    switch (restart.text("Always")) {
      case "Always" ->
          restart.required("it has to be OnFailure or Never; if it is not set, it is Always.");
      case "OnFailure" -> {
        if (spec.get("podFailurePolicy").isSet()) {
          restart.invalid("beside podFailurePolicy it has to be Never.");
        }
      }
      default -> {}
    }
  }
}
