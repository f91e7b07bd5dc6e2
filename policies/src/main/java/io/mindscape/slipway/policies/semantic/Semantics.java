package io.mindscape.slipway.policies.semantic;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Workload;
import io.mindscape.slipway.policies.semantic.access.AccessKinds;
import io.mindscape.slipway.policies.semantic.admission.AdmissionKinds;
import io.mindscape.slipway.policies.semantic.apps.WorkloadKinds;
import io.mindscape.slipway.policies.semantic.core.CoreKinds;
import io.mindscape.slipway.policies.semantic.crd.CustomResourceDefinitions;
import io.mindscape.slipway.policies.semantic.device.DeviceKinds;
import io.mindscape.slipway.policies.semantic.field.Problems;
import io.mindscape.slipway.policies.semantic.field.Rules;
import io.mindscape.slipway.policies.semantic.network.NetworkKinds;
import io.mindscape.slipway.policies.semantic.pod.PodKinds;
import io.mindscape.slipway.policies.semantic.storage.StorageKinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The API server's own validation, which its schema does not say. Every rule is here because a
 * server showed it; {@code bench/agreement} asks one again.
 */
public final class Semantics {

  private static final Map<String, Rules> RULES = rules();

  private Semantics() {}

  private static Map<String, Rules> rules() {
    Map<String, Rules> rules = new HashMap<>();
    rules.putAll(CoreKinds.rules());
    rules.putAll(PodKinds.rules());
    rules.putAll(WorkloadKinds.rules());
    rules.putAll(NetworkKinds.rules());
    rules.putAll(StorageKinds.rules());
    rules.putAll(AdmissionKinds.rules());
    rules.putAll(CustomResourceDefinitions.rules());
    rules.putAll(AccessKinds.rules());
    rules.putAll(DeviceKinds.rules());
    return Map.copyOf(rules);
  }

  /**
   * What the API server would refuse: {@code semantic/…} errors. Nothing for a kind that is not
   * built in.
   *
   * @param told fields of which decoding has said something: of these and what is below nothing
   *     more is said
   */
  public static List<Finding> refusals(Manifest manifest, Set<String> told) {
    var rules = RULES.get(manifest.text("apiVersion") + "/" + manifest.text("kind"));
    if (rules == null) {
      return List.of();
    }
    var problems = new Problems(manifest, told);
    rules.judge(problems.root());
    return problems.findings();
  }

  /** What the API server takes, and what cannot work all the same. */
  public static List<Finding> flaws(Manifest manifest) {
    var findings = new ArrayList<Finding>();
    var workload = Workload.of(manifest);
    if (workload != null) {
      for (var container : workload.containers()) {
        findings.addAll(ProbePorts.judge(manifest, container));
      }
    }
    return findings;
  }
}
