package io.mindscape.slipway.policies.rule;

import java.util.List;

/**
 * What a policy says against an object.
 *
 * @param binding the binding through which it is in force
 * @param actions what the binding makes of it: {@code Deny}, {@code Warn}, {@code Audit}
 * @param message word for word what the API server says
 * @param reason of a refusal, such as {@code Invalid}
 * @param validation which of the policy's validations it is; -1 for none
 * @param kind whether the object breaks the policy, the policy breaks on the object, or nobody can
 *     know without a cluster
 */
public record Decision(
    String policy,
    String binding,
    List<String> actions,
    String message,
    String reason,
    int validation,
    Kind kind) {

  public Decision {
    actions = List.copyOf(actions);
  }

  /** What it is. */
  public enum Kind {
    BROKEN,
    ERROR,
    NOT_EVALUATED
  }

  /** The message of the {@code Status} with which the API server refuses, after its prefix. */
  public String refusal() {
    return "ValidatingAdmissionPolicy '%s' with binding '%s' denied request: %s"
        .formatted(policy, binding, message);
  }
}
