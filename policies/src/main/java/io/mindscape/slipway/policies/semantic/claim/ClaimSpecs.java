package io.mindscape.slipway.policies.semantic.claim;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.LabelSelectors;
import io.mindscape.slipway.policies.semantic.volume.AccessModes;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The {@code spec} of a PersistentVolumeClaim: of one that stands alone, and of one that a
 * StatefulSet or a pod makes from a template. The two treat data sources differently, as the server
 * tidies up only what stands alone.
 */
public final class ClaimSpecs {

  private static final Set<String> VOLUMES = Set.of("Block", "Filesystem");
  private static final String CLAIM = "PersistentVolumeClaim";
  private static final String SOURCE = "dataSource";
  private static final String REFERENCE = "dataSourceRef";

  private ClaimSpecs() {}

  /** Of a claim that is made from a template. */
  public static void ofTemplate(Field spec) {
    judge(spec);
    var source = spec.get(SOURCE);
    var reference = spec.get(REFERENCE);
    if (source.isSet()) {
      reference(source);
    }
    if (reference.isSet()) {
      reference(reference);
      inNamespace(spec, reference.get("namespace"));
    }
    if (source.isSet() && reference.isSet() && reference.get("namespace").isEmpty()) {
      agree(spec, source, reference);
    }
  }

  /** Of a claim that stands alone. */
  public static void ofClaim(Field spec) {
    judge(spec);
    var source = spec.get(SOURCE);
    var reference = spec.get(REFERENCE);
    // The server drops a reference to another namespace, and, where there is no reference, a source
    // that could only be one.
    if (reference.isSet() && reference.get("namespace").isEmpty()) {
      reference(reference);
      if (source.isSet()) {
        reference(source);
        agree(spec, source, reference);
      }
    } else if (source.isSet() && isOld(source)) {
      reference(source);
    }
  }

  private static boolean isOld(Field source) {
    var kind = source.get("kind").text();
    return switch (source.get("apiGroup").text()) {
      case "" -> kind.equals(CLAIM);
      case "snapshot.storage.k8s.io" -> kind.equals("VolumeSnapshot");
      default -> false;
    };
  }

  private static void judge(Field spec) {
    AccessModes.judge(spec.get("accessModes"));
    LabelSelectors.judge(spec.get("selector"));
    storage(spec.get("resources", "requests").entry("storage"));
    className(spec.get("storageClassName"));
    className(spec.get("volumeAttributesClassName"));
    var mode = spec.get("volumeMode");
    if (mode.isSet()) {
      mode.oneOf(VOLUMES);
    }
  }

  private static void storage(Field storage) {
    if (!storage.isSet()) {
      storage.required("a claim asks for an amount.");
      return;
    }
    if (storage.quantity().amount().signum() <= 0) {
      storage.invalid("it has to be more than nothing.");
    }
  }

  private static void className(Field name) {
    if (!name.isEmpty()) {
      name.check(Formats.dnsSubdomain(name.text()));
    }
  }

  private static void reference(Field reference) {
    for (var key : new String[] {"name", "kind"}) {
      if (reference.get(key).isEmpty()) {
        reference.get(key).required();
      }
    }
    var group = reference.get("apiGroup");
    if (!group.isEmpty()) {
      group.check(Formats.dnsSubdomain(group.text()));
    } else if (!reference.get("kind").text().equals(CLAIM)) {
      reference.invalid("without apiGroup it can only be of kind PersistentVolumeClaim.");
    }
  }

  private static void inNamespace(Field spec, Field namespace) {
    if (namespace.isEmpty()) {
      return;
    }
    namespace.check(Formats.dnsLabel(namespace.text()));
    if (spec.get(SOURCE).isSet()) {
      spec.invalid("dataSource may not be set beside dataSourceRef.namespace.");
    }
  }

  /** An empty group and none are two things here. */
  private static void agree(Field spec, Field source, Field reference) {
    boolean same =
        source.get("apiGroup").isSet() == reference.get("apiGroup").isSet()
            && Stream.of("apiGroup", "kind", "name")
                .allMatch(key -> source.get(key).text().equals(reference.get(key).text()));
    if (!same) {
      spec.invalid("dataSource and dataSourceRef have to be the same.");
    }
  }
}
