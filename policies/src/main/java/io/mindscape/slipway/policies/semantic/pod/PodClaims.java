package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code resourceClaims}: devices that a pod uses.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/">
 *     Dynamic Resource Allocation</a>
 */
final class PodClaims {

  private PodClaims() {}

  /** Judges them. */
  static void judge(Field claims) {
    Set<String> seen = new HashSet<>();
    for (var claim : claims.items()) {
      var name = claim.get("name");
      if (name.isEmpty()) {
        name.required();
      } else if (!seen.add(name.text())) {
        name.duplicate();
      } else {
        name.check(Formats.dnsLabel(name.text()));
      }
      source(claim);
    }
  }

  private static void source(Field claim) {
    var claimed = claim.get("resourceClaimName");
    var template = claim.get("resourceClaimTemplateName");
    if (claimed.isSet() == template.isSet()) {
      claim.invalid("it has to have one of resourceClaimName and resourceClaimTemplateName.");
    }
    for (var name : List.of(claimed, template)) {
      if (name.isSet()) {
        name.check(Formats.dnsSubdomain(name.text()));
      }
    }
  }
}
