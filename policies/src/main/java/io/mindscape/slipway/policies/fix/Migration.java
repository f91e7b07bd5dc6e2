package io.mindscape.slipway.policies.fix;

import static java.util.Map.entry;

import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Value;
import io.mindscape.slipway.policies.edit.Way;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.schema.Lifecycle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How an object gets from a version of its API that goes away to the one that takes its place, and
 * means there what it meant before. Whether the object is right afterwards is up to who judges it.
 *
 * @param changes of the object, from its root; empty where it takes a person
 * @param byHand what a person has to change, to be read behind the object's name; empty for nothing
 * @param notes what the new version takes to mean something else where the object says nothing
 * @see <a href="https://kubernetes.io/docs/reference/using-api/deprecation-guide/">Deprecated API
 *     migration guide</a>
 */
public record Migration(
    Lifecycle lifecycle, List<Change> changes, String byHand, List<String> notes) {

  /** Kinds whose new version is another in more than its name. */
  private static final Map<String, Consumer<Moving>> BY_KIND =
      Map.ofEntries(
          entry("Ingress", Ingresses::move),
          entry("HorizontalPodAutoscaler", Autoscalers::move),
          entry("Deployment", Workloads::move),
          entry("DaemonSet", Workloads::move),
          entry("ReplicaSet", Workloads::move),
          entry("StatefulSet", Workloads::move),
          entry("MutatingWebhookConfiguration", Webhooks::move),
          entry("ValidatingWebhookConfiguration", Webhooks::move),
          entry("PodDisruptionBudget", Reworded::budget),
          entry("CustomResourceDefinition", Reworded::definition),
          entry("PriorityLevelConfiguration", Reworded::priorityLevel),
          entry("CertificateSigningRequest", Reworded::signingRequest),
          entry("EndpointSlice", Reworded::endpointSlice),
          entry("Event", Reworded::event),
          entry("SubjectAccessReview", Reworded::accessReview),
          entry("LocalSubjectAccessReview", Reworded::accessReview),
          entry("ResourceClaim", Reworded::resourceClaim),
          entry("ResourceClaimTemplate", Reworded::resourceClaim),
          entry("ResourceSlice", Reworded::resourceSlice));

  public Migration {
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
  }

  /** Of an object; nothing where its version stays. */
  public static Optional<Migration> of(Manifest object) {
    return Optional.ofNullable(Lifecycle.of(object.text("apiVersion"), object.text("kind")))
        .map(lifecycle -> of(object, lifecycle));
  }

  private static Migration of(Manifest object, Lifecycle lifecycle) {
    var replacement = lifecycle.replacement();
    if (replacement == null) {
      return new Migration(lifecycle, List.of(), "nothing takes its place", List.of());
    }
    var moving = new Moving(object);
    moving.put("apiVersion", new Value.Text(replacement));
    BY_KIND.getOrDefault(object.text("kind"), unchanged -> {}).accept(moving);
    return new Migration(
        lifecycle,
        moving.byHand().isEmpty() ? moving.changes() : List.of(),
        moving.byHand(),
        moving.notes());
  }

  /**
   * The same as a fix of the file in which the object stands; nothing where it takes a person.
   *
   * @param root the way to the object
   */
  Optional<Fix> fix(Way root) {
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fix(
                "Move to " + lifecycle.replacement(),
                changes.stream().map(change -> change.below(root)).toList()));
  }
}
