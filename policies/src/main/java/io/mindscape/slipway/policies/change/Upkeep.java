package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.Consequences.Revision;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Workload;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.List;
import java.util.function.Consumer;

/** Data, kinds, namespaces and rights: what is lost with what goes. */
final class Upkeep {

  private final Consumer<String> words;

  Upkeep(Consumer<String> words) {
    this.words = words;
  }

  void appears(Manifest now) {
    if (isBinding(now)) {
      words.accept("gives %s the rights of %s".formatted(subjects(now), role(now)));
    }
  }

  void goes(Manifest old) {
    var name = old.ref().name();
    switch (old.text("kind")) {
      case "PersistentVolumeClaim" ->
          words.accept("deletes the volume claim %s, and its data with it".formatted(name));
      case "PersistentVolume" -> words.accept("gives up the volume " + name);
      case "Namespace" ->
          words.accept("deletes the namespace %s and everything in it".formatted(name));
      case "CustomResourceDefinition" ->
          words.accept("deletes %s and every object of that kind".formatted(name));
      case "PodDisruptionBudget" ->
          words.accept("lets more pods be evicted at once: %s goes".formatted(name));
      default -> {
        if (isBinding(old)) {
          words.accept("takes the rights of %s from %s".formatted(role(old), subjects(old)));
        }
      }
    }
  }

  void changes(Revision revision) {
    switch (revision.kind()) {
      case "CustomResourceDefinition" -> versions(revision);
      case "PersistentVolumeClaim" -> grows(revision);
      default -> {
        if (isBinding(revision.now()) && revision.touches("subjects")) {
          words.accept(
              "gives the rights of %s to %s, to %s before"
                  .formatted(
                      role(revision.now()), subjects(revision.now()), subjects(revision.old())));
        }
      }
    }
  }

  private void versions(Revision revision) {
    var served = served(revision.now());
    served(revision.old()).stream()
        .filter(version -> !served.contains(version))
        .forEach(
            version -> words.accept("serves %s of %s no more".formatted(version, revision.name())));
    var before = stored(revision.old());
    var after = stored(revision.now());
    if (!before.equals(after)) {
      words.accept("stores %s as %s, as %s before".formatted(revision.name(), after, before));
    }
  }

  private void grows(Revision revision) {
    var before = Sizes.claimed(revision.old());
    var after = Sizes.claimed(revision.now());
    if (after.compareTo(before) > 0) {
      words.accept(
          "grows the volume claim %s from %s to %s, if its storage class allows that"
              .formatted(revision.name(), before, after));
    }
  }

  private static List<String> served(Manifest definition) {
    return versions(definition).stream()
        .filter(version -> Workload.text(version, "served").equals("true"))
        .map(version -> Workload.text(version, "name"))
        .toList();
  }

  private static String stored(Manifest definition) {
    return versions(definition).stream()
        .filter(version -> Workload.text(version, "storage").equals("true"))
        .map(version -> Workload.text(version, "name"))
        .findFirst()
        .orElse("");
  }

  private static List<YamlNode> versions(Manifest definition) {
    return definition.at("spec", "versions") instanceof Sequence list ? list.items() : List.of();
  }

  private static boolean isBinding(Manifest object) {
    var kind = object.text("kind");
    return kind.equals("RoleBinding") || kind.equals("ClusterRoleBinding");
  }

  private static String role(Manifest binding) {
    return binding.text("roleRef", "name");
  }

  private static String subjects(Manifest binding) {
    var names =
        binding.at("subjects") instanceof Sequence list
            ? list.items().stream().map(subject -> Workload.text(subject, "name")).toList()
            : List.<String>of();
    return names.isEmpty() ? "nobody" : String.join(" and ", names);
  }
}
