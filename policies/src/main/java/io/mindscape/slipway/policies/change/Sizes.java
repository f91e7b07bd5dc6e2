package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.change.Consequences.Revision;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Quantity;
import io.mindscape.slipway.policies.manifest.Workload;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether a pod asks for more than any did before, so that it may fit on no node that is there. */
final class Sizes {

  private final Collection<Manifest> base;
  private final Consumer<String> words;

  Sizes(Collection<Manifest> base, Consumer<String> words) {
    this.base = base;
    this.words = words;
  }

  void appears(Manifest now) {
    outgrows(now, "cpu");
    outgrows(now, "memory");
  }

  void changes(Revision revision) {
    for (var resource : new String[] {"cpu", "memory"}) {
      if (asked(revision.now(), resource).compareTo(asked(revision.old(), resource)) > 0) {
        outgrows(revision.now(), resource);
      }
    }
  }

  private void outgrows(Manifest now, String resource) {
    var asked = asked(now, resource);
    var most =
        base.stream()
            .map(object -> asked(object, resource))
            .max(BigDecimal::compareTo)
            .orElse(BigDecimal.ZERO);
    // Where nothing asked for anything, nothing is known of the nodes.
    if (most.signum() > 0 && asked.compareTo(most) > 0) {
      words.accept(
          "may need a new node size: a pod of %s asks for %s, the largest before for %s"
              .formatted(now.ref().name(), shown(asked, resource), shown(most, resource)));
    }
  }

  /** What a pod asks for: all its containers together. */
  private static BigDecimal asked(Manifest object, String resource) {
    var workload = Workload.of(object);
    if (workload == null || !(workload.spec().get("containers") instanceof Sequence containers)) {
      return BigDecimal.ZERO;
    }
    return containers.items().stream()
        .filter(Mapping.class::isInstance)
        .map(container -> amount((Mapping) container, resource))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal amount(Mapping container, String resource) {
    var asked = scalar(container, "requests", resource);
    // Who has a limit alone asks for that.
    var amount = asked == null ? scalar(container, "limits", resource) : asked;
    try {
      return amount == null ? BigDecimal.ZERO : Quantity.parse(amount.text()).amount();
    } catch (Refused noQuantity) {
      return BigDecimal.ZERO;
    }
  }

  private static @Nullable Scalar scalar(Mapping container, String kind, String resource) {
    return Workload.below(container, "resources", kind, resource) instanceof Scalar scalar
        ? scalar
        : null;
  }

  private static String shown(BigDecimal amount, String resource) {
    if (resource.equals("memory")) {
      return new Quantity(amount) + " of memory";
    }
    return amount.compareTo(BigDecimal.ONE) == 0
        ? "1 core"
        : amount.stripTrailingZeros().toPlainString() + " cores";
  }

  /** What a volume claim asks for; nothing where that is no quantity. */
  static Quantity claimed(Manifest claim) {
    try {
      var written = claim.text("spec", "resources", "requests", "storage");
      return Quantity.parse(written.isEmpty() ? "0" : written);
    } catch (Refused noQuantity) {
      return Quantity.parse("0");
    }
  }
}
