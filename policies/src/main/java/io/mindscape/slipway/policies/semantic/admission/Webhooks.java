package io.mindscape.slipway.policies.semantic.admission;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.LabelSelectors;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.HashSet;
import java.util.Set;

/** {@code ValidatingWebhookConfiguration} and {@code MutatingWebhookConfiguration}. */
final class Webhooks {

  private static final Set<String> SIDE_EFFECTS = Set.of("None", "NoneOnDryRun");
  private static final Set<String> REINVOCATION = Set.of("Never", "IfNeeded");
  private static final Set<String> REVIEWS = Set.of("v1", "v1beta1");
  private static final int MAX_SECONDS = 30;
  private static final int DEFAULT_SECONDS = 10;
  private static final int LEAST_SEGMENTS = 3;

  private Webhooks() {}

  static void judge(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    var names = new HashSet<String>();
    for (var hook : object.get("webhooks").items()) {
      hook(hook);
      var name = hook.get("name");
      if (!name.text().isEmpty() && !names.add(name.text())) {
        name.duplicate();
      }
    }
  }

  private static void hook(Field hook) {
    name(hook.get("name"));
    hook.get("rules").items().forEach(ResourceRules::judge);
    setOrOneOf(hook.get("failurePolicy"), FailurePolicies.ALL);
    setOrOneOf(hook.get("matchPolicy"), MatchResources.POLICIES);
    setOrOneOf(hook.get("reinvocationPolicy"), REINVOCATION);
    if (hook.get("sideEffects").isSet()) {
      hook.get("sideEffects").oneOf(SIDE_EFFECTS);
    } else {
      hook.get("sideEffects").required("write None or NoneOnDryRun.");
    }
    var timeout = hook.get("timeoutSeconds");
    timeout.check(Formats.range(timeout.number(DEFAULT_SECONDS), 1, MAX_SECONDS));
    LabelSelectors.judge(hook.get("namespaceSelector"));
    LabelSelectors.judge(hook.get("objectSelector"));
    WebhookClients.judge(hook.get("clientConfig"));
    MatchConditions.judge(hook.get("matchConditions"), false);
    reviews(hook.get("admissionReviewVersions"));
  }

  /** A domain name of at least three parts. */
  private static void name(Field name) {
    if (name.text().isEmpty()) {
      name.required();
      return;
    }
    var problem = Formats.dnsSubdomain(name.text());
    name.check(
        problem == null && name.text().split("\\.", -1).length < LEAST_SEGMENTS
            ? "it has to be a domain name of at least three parts, such as check.example.com."
            : problem);
  }

  private static void setOrOneOf(Field field, Set<String> allowed) {
    if (field.isSet()) {
      field.oneOf(allowed);
    }
  }

  /** Versions of AdmissionReview; also those of a CustomResourceDefinition's conversion. */
  static void reviews(Field versions) {
    if (versions.size() == 0) {
      versions.required("write v1.");
      return;
    }
    var seen = new HashSet<String>();
    for (var version : versions.items()) {
      if (seen.add(version.text())) {
        version.check(Formats.dns1035Label(version.text()));
      } else {
        version.duplicate();
      }
    }
    if (seen.stream().noneMatch(REVIEWS::contains)) {
      versions.invalid("it has to name v1 or v1beta1.");
    }
  }
}
