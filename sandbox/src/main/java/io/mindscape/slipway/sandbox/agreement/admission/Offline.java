package io.mindscape.slipway.sandbox.agreement.admission;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.rule.Decision;
import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.rule.Surroundings;
import io.mindscape.slipway.policies.semantic.Semantics;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What we say. */
final class Offline {

  private final Surroundings surroundings;

  Offline(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The policy, or null where we say that the API server would not take it. */
  @Nullable Policies load(PolicyCase policy) {
    var file = new SourceFile(policy.name(), policy.file().getBytes(StandardCharsets.UTF_8));
    var document = Manifests.in(YamlReader.read(file)).getFirst();
    try {
      return Semantics.refusals(document, Set.of()).isEmpty() ? Policies.read(List.of(file)) : null;
    } catch (Refused e) {
      return null;
    }
  }

  Answer ask(Policies policies, Manifest object) {
    var decisions =
        policies.decisions(object, surroundings).stream()
            .filter(decision -> decision.kind() != Decision.Kind.NOT_EVALUATED)
            .toList();
    var warnings =
        decisions.stream()
            .filter(decision -> decision.actions().contains("Warn"))
            .map(Offline::warning)
            .toList();
    return decisions.stream()
        .filter(decision -> decision.actions().contains("Deny"))
        .findFirst()
        .map(decision -> new Answer(decision.refusal(), decision.reason(), warnings))
        .orElse(new Answer("", "", warnings));
  }

  /** Whether we say that the policy was not evaluated. */
  boolean isOpen(Policies policies, Manifest object) {
    return policies.decisions(object, surroundings).stream()
        .anyMatch(decision -> decision.kind() == Decision.Kind.NOT_EVALUATED);
  }

  private static String warning(Decision decision) {
    return "Validation failed for ValidatingAdmissionPolicy '%s' with binding '%s': %s"
        .formatted(decision.policy(), decision.binding(), decision.message());
  }
}
