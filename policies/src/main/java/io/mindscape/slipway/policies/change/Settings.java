package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.Changes.Identity;
import io.mindscape.slipway.policies.change.Consequences.Revision;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Workload;
import io.mindscape.slipway.policies.secrecy.Secrets;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Settings that change under pods which stay as they are: whoever reads them at start goes on with
 * the old ones.
 */
final class Settings {

  private static final Set<String> KINDS = Set.of("ConfigMap", "Secret");
  private static final Set<String> LASTING = Set.of("Deployment", "StatefulSet", "DaemonSet");

  private final Map<Identity, Manifest> base;
  private final Map<Identity, Manifest> head;
  private final Consumer<String> words;

  Settings(Map<Identity, Manifest> base, Map<Identity, Manifest> head, Consumer<String> words) {
    this.base = base;
    this.head = head;
    this.words = words;
  }

  void changes(Revision revision) {
    if (!KINDS.contains(revision.kind())
        || !(revision.touches("data")
            || revision.touches("stringData")
            || revision.touches("binaryData"))) {
      return;
    }
    head.forEach(
        (identity, object) -> {
          var old = base.get(identity);
          var workload = LASTING.contains(object.text("kind")) ? Workload.of(object) : null;
          if (old != null && workload != null && isBeside(object, revision)) {
            tell(revision, workload, old);
          }
        });
  }

  private void tell(Revision revision, Workload workload, Manifest old) {
    var name = workload.manifest().ref().name();
    boolean isReadAtStart = isReadAtStart(workload, revision);
    boolean isMounted = isMounted(workload.spec().get("volumes"), revision);
    if (!(isReadAtStart || isMounted) || restarts(old, workload.manifest())) {
      return;
    }
    if (isReadAtStart) {
      words.accept(
          "restarts nothing: %s reads the new %s only when it starts again"
              .formatted(name, revision.name()));
    } else {
      words.accept(
          "restarts nothing: %s finds the new %s in its files after a minute or so"
              .formatted(name, revision.name()));
    }
  }

  private static boolean isBeside(Manifest object, Revision revision) {
    return object.ref().namespace().equals(revision.now().ref().namespace());
  }

  private static boolean restarts(Manifest old, Manifest now) {
    return new Revision(old, now, Comparison.of(old, now, Secrets.none())).touches("spec.template");
  }

  private static boolean isReadAtStart(Workload workload, Revision revision) {
    var reference = revision.kind().equals("ConfigMap") ? "configMap" : "secret";
    return workload.containers().stream()
        .map(Workload.Container::node)
        .anyMatch(
            container ->
                refers(container.get("env"), reference + "KeyRef", "name", revision.name())
                    || refers(
                        container.get("envFrom"), reference + "Ref", "name", revision.name()));
  }

  private static boolean isMounted(
      @org.jspecify.annotations.Nullable YamlNode volumes, Revision revision) {
    return revision.kind().equals("ConfigMap")
        ? refers(volumes, "configMap", "name", revision.name())
        : refers(volumes, "secret", "secretName", revision.name())
            || refers(volumes, "secret", "name", revision.name());
  }

  /** Whether somewhere below stands {@code key: {field: name}}. */
  private static boolean refers(
      @org.jspecify.annotations.Nullable YamlNode node, String key, String field, String name) {
    return switch (node) {
      case Mapping mapping ->
          mapping.entries().stream()
              .anyMatch(
                  entry ->
                      (entry.key().equals(key) && Workload.text(entry.value(), field).equals(name))
                          || refers(entry.value(), key, field, name));
      case Sequence list -> list.items().stream().anyMatch(item -> refers(item, key, field, name));
      case Scalar scalar -> false;
      case null -> false;
    };
  }
}
