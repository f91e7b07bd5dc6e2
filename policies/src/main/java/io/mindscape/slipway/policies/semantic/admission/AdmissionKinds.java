package io.mindscape.slipway.policies.semantic.admission;

import io.mindscape.slipway.policies.semantic.field.Rules;
import java.util.HashMap;
import java.util.Map;

/** The kinds of this package. */
public final class AdmissionKinds {

  private static final String GROUP = "admissionregistration.k8s.io/v1/";

  private AdmissionKinds() {}

  /** Rules by {@code apiVersion/kind}. */
  public static Map<String, Rules> rules() {
    Map<String, Rules> rules = new HashMap<>();
    rules.put(GROUP + "ValidatingWebhookConfiguration", Webhooks::judge);
    rules.put(GROUP + "MutatingWebhookConfiguration", Webhooks::judge);
    rules.put(GROUP + "ValidatingAdmissionPolicy", Policies::validating);
    rules.put(GROUP + "MutatingAdmissionPolicy", Policies::mutating);
    rules.put(GROUP + "ValidatingAdmissionPolicyBinding", Bindings::validating);
    rules.put(GROUP + "MutatingAdmissionPolicyBinding", Bindings::mutating);
    rules.put("flowcontrol.apiserver.k8s.io/v1/FlowSchema", FlowSchemas::judge);
    rules.put("flowcontrol.apiserver.k8s.io/v1/PriorityLevelConfiguration", PriorityLevels::judge);
    rules.put("apiregistration.k8s.io/v1/APIService", ApiServices::judge);
    return rules;
  }
}
