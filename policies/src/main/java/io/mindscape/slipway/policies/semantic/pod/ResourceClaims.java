package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.HashSet;
import java.util.Set;

/**
 * The {@code claims} of a container: which of the pod's {@code resourceClaims} it uses, a whole
 * claim or single requests of it, each once.
 */
final class ResourceClaims {

  private ResourceClaims() {}

  /**
   * Judges them.
   *
   * @param known the names of the pod's claims
   */
  static void judge(Field claims, Set<String> known) {
    Set<String> whole = new HashSet<>();
    Set<String> used = new HashSet<>();
    for (var claim : claims.items()) {
      var name = claim.get("name").text();
      if (name.isEmpty()) {
        claim.required("it needs a name.");
        continue;
      }
      var request = claim.get("request").text();
      if (!request.isEmpty()) {
        claim.get("request").check(Formats.dnsLabel(request));
      }
      boolean again =
          whole.contains(name)
              || (request.isEmpty() ? used.contains(name) : !used.add(name + "/" + request));
      if (again) {
        claim.report("duplicate", "%s: %s is used already.".formatted(claim.path(), name));
      }
      used.add(name);
      if (request.isEmpty()) {
        whole.add(name);
      }
      if (!known.contains(name)) {
        claim.report(
            "not-found",
            "%s: the pod has no claim named %s in resourceClaims.".formatted(claim.path(), name));
      }
    }
  }
}
