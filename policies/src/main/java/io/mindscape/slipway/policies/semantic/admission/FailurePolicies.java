package io.mindscape.slipway.policies.semantic.admission;

import java.util.Set;

/** What happens to a request of which a webhook or a policy cannot say anything. */
final class FailurePolicies {

  static final Set<String> ALL = Set.of("Ignore", "Fail");

  private FailurePolicies() {}
}
