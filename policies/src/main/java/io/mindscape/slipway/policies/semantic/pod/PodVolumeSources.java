package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.claim.ClaimSpecs;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.field.Paths;
import io.mindscape.slipway.policies.semantic.meta.DriverNames;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import io.mindscape.slipway.policies.semantic.volume.VolumeSources;
import java.util.List;
import java.util.Set;

/** What only the volume of a pod can come from, and no persistent volume. */
final class PodVolumeSources {

  private static final Set<String> PULL_POLICIES = Set.of("Always", "IfNotPresent", "Never");

  private PodVolumeSources() {}

  /** Judges one by the name of its field; one that is not known here is right. */
  static void judge(Field source) {
    switch (source.key()) {
      case "emptyDir" -> empty(source.get("sizeLimit"));
      case "gitRepo" -> repository(source);
      case "secret" -> files(source, "secretName");
      case "configMap" -> files(source, "name");
      case "persistentVolumeClaim" -> VolumeSources.needs(source, "claimName");
      case "downwardAPI" -> {
        VolumeFiles.mode(source.get("defaultMode"));
        source.get("items").items().forEach(VolumeFiles::ofPod);
      }
      case "projected" -> Projections.judge(source);
      case "csi" -> csi(source);
      case "ephemeral" -> ephemeral(source.get("volumeClaimTemplate"));
      case "image" -> image(source);
      default -> {}
    }
  }

  private static void empty(Field limit) {
    if (limit.quantity().amount().signum() < 0) {
      limit.forbidden("it may not be negative.");
    }
  }

  private static void repository(Field source) {
    VolumeSources.needs(source, "repository");
    var directory = source.get("directory");
    directory.check(Paths.descending(directory.text()));
  }

  private static void files(Field source, String name) {
    VolumeSources.needs(source, name);
    VolumeFiles.mode(source.get("defaultMode"));
    source.get("items").items().forEach(VolumeFiles::ofKey);
  }

  private static void csi(Field source) {
    DriverNames.judge(source.get("driver"));
    var secret = source.get("nodePublishSecretRef");
    if (secret.isSet()) {
      VolumeSources.needs(secret, "name");
      if (!secret.get("name").isEmpty()) {
        secret.get("name").check(Formats.dnsSubdomain(secret.get("name").text()));
      }
    }
  }

  private static void image(Field source) {
    VolumeSources.needs(source, "reference");
    if (!source.get("pullPolicy").isEmpty()) {
      source.get("pullPolicy").oneOf(PULL_POLICIES);
    }
  }

  private static void ephemeral(Field template) {
    if (!template.isSet()) {
      template.required("the claim is made from it.");
      return;
    }
    var metadata = template.get("metadata");
    ObjectMeta.labels(metadata.get("labels"));
    ObjectMeta.annotations(metadata.get("annotations"));
    for (var name : OWN_METADATA) {
      if (isGiven(metadata.get(name))) {
        metadata.get(name).forbidden("the claim gets labels and annotations alone.");
      }
    }
    ClaimSpecs.ofTemplate(template.get("spec"));
  }

  private static final List<String> OWN_METADATA =
      List.of(
          "name",
          "generateName",
          "namespace",
          "selfLink",
          "uid",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "ownerReferences",
          "finalizers",
          "managedFields");

  /** An empty text and a zero generation count as nothing, an empty list does not. */
  private static boolean isGiven(Field field) {
    return switch (field.key()) {
      case "generation" -> field.number() != 0;
      case "deletionGracePeriodSeconds", "ownerReferences", "finalizers", "managedFields" ->
          field.isSet();
      default -> !field.isEmpty();
    };
  }
}
