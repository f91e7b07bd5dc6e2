package io.mindscape.slipway.policies.fix;

import static java.util.Map.entry;

import io.mindscape.slipway.policies.edit.Value;
import io.mindscape.slipway.policies.edit.Value.Bare;
import io.mindscape.slipway.policies.edit.Value.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which rules are mended how. What is not here takes a person: a choice between several right
 * answers, or something that nobody wrote down.
 */
final class Fixers {

  private static final Value TRUE = new Bare("true");
  private static final Value FALSE = new Bare("false");
  private static final Value PROFILE = new Text("RuntimeDefault");
  private static final Value RETAIN = new Text("Retain");

  /** Rules whose findings are mended by a move to another version of the API. */
  static final Set<String> MOVES = Set.of("schema/removed-api", "schema/deprecated-api");

  static final Map<String, Fixer> BY_RULE =
      Map.ofEntries(
          entry(
              "policy/privilege-escalation",
              Containers.set("securityContext.allowPrivilegeEscalation", FALSE)),
          entry("policy/run-as-non-root", Containers.set("securityContext.runAsNonRoot", TRUE)),
          entry(
              "policy/seccomp-required",
              Containers.set("securityContext.seccompProfile.type", PROFILE)),
          entry("policy/seccomp-profile", Containers.setField(PROFILE)),
          entry("policy/drop-capabilities", Containers::dropAll),
          entry("policy/privileged", Containers.removeField()),
          entry("policy/proc-mount", Containers.removeField()),
          entry("policy/shared-processes", Containers.removeField()),
          entry("policy/host-ports", Containers::withoutHostPorts),
          entry(
              "policy/image-pull-policy",
              Containers.set("imagePullPolicy", new Text("IfNotPresent"))),
          entry("policy/pinned-images", Containers::pinned),
          entry(
              "policy/service-account-token",
              Containers.setOfPod("automountServiceAccountToken", FALSE)),
          entry("policy/readiness-probe", Probes::ready),
          entry("policy/resource-requests", Sizes::requests),
          entry("policy/memory-limit", Sizes::memoryLimit),
          entry("policy/recommended-labels", Selectors::recommended),
          entry("policy/volume-reclaim", Containers.setField(RETAIN)),
          entry(
              "policy/volume-retention",
              Containers.setField(
                  new Value.Tree(
                      List.of(
                          new Value.Pair("whenDeleted", RETAIN),
                          new Value.Pair("whenScaled", RETAIN))))),
          entry("policy/update-strategy", Containers.setField(new Text("RollingUpdate"))),
          entry("policy/cronjob-concurrency", Containers.setField(new Text("Forbid"))),
          entry("reference/replicas-beside-autoscaler", Containers.removeField()),
          entry("schema/unknown-field", Words::field),
          entry("schema/unknown-kind", Words::value),
          entry("schema/removed-api", Words::version),
          entry("schema/deprecated-api", Words::version),
          entry("schema/type", Words::type),
          entry("semantic/unsupported", Words::choice),
          entry("semantic/required", Words::required),
          entry("semantic/template-labels", Selectors::labels),
          entry("semantic/selector", Selectors::labels),
          entry("semantic/probe-port", Containers::probePort),
          entry("strategy/resource-requirements", Sizes::wanted),
          entry("strategy/autoscaling", Sizes::bounds));

  private Fixers() {}

  static Optional<Fix> fix(Ill ill) {
    var fixer = BY_RULE.get(ill.finding().rule());
    return fixer == null ? Optional.empty() : fixer.fix(ill);
  }
}
