package io.mindscape.slipway.policies.semantic.core;

import io.mindscape.slipway.policies.semantic.field.Addresses;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.field.Network;
import io.mindscape.slipway.policies.semantic.meta.Amounts;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code v1/Node}. Its status is taken as it comes, and checked a little. */
final class ClusterNodes {

  private static final List<String> EFFECTS =
      List.of("NoSchedule", "PreferNoSchedule", "NoExecute");
  private static final Pattern FEATURE =
      Pattern.compile("[A-Z][a-zA-Z0-9]*(/[a-zA-Z][a-zA-Z0-9]*)*+");
  private static final int LONGEST_FEATURE = 253;

  private ClusterNodes() {}

  static void judge(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    NodeAnnotations.judge(object.get("metadata", "annotations"));
    taints(object.get("spec", "taints").items());
    podNetworks(object.get("spec"));
    var status = object.get("status");
    status.get("capacity").entries().forEach(Amounts::judge);
    status.get("allocatable").entries().forEach(Amounts::judge);
    var swap = status.get("nodeInfo", "swap", "capacity");
    if (swap.isSet() && swap.number() <= 0) {
      swap.invalid("it has to be more than 0.");
    }
    features(status.get("declaredFeatures").items());
  }

  private static void taints(List<Field> taints) {
    Set<String> seen = new HashSet<>();
    for (var taint : taints) {
      var key = taint.get("key");
      var effect = taint.get("effect");
      key.check(Formats.qualifiedName(key.text()));
      taint.get("value").check(Formats.labelValue(taint.get("value").text()));
      if (effect.text().isEmpty()) {
        effect.required();
      } else {
        effect.oneOf(EFFECTS);
      }
      if (!seen.add(key.text() + ":" + effect.text())) {
        taint.report(
            "duplicate", "%s: key and effect are those of another taint.".formatted(taint.path()));
      }
    }
  }

  /** Where the two fields differ, the server takes the older. */
  private static void podNetworks(Field spec) {
    var one = spec.get("podCIDR");
    var all = spec.get("podCIDRs");
    var networks = all.texts(); // none where it is no list
    boolean older = !one.text().isEmpty();
    if (older && (networks.isEmpty() || !networks.getFirst().equals(one.text()))) {
      one.check(Addresses.network(one.text()));
      return;
    }
    all.items().forEach(network -> network.check(Addresses.network(network.text())));
    if (networks.size() > 1 && !isDual(networks)) {
      all.invalid("of each IP family there is one at most.");
    }
  }

  private static boolean isDual(List<String> networks) {
    var first = Network.parse(networks.get(0));
    var second = Network.parse(networks.get(1));
    return networks.size() == 2
        && first != null
        && second != null
        && first.address().isV4() != second.address().isV4();
  }

  private static void features(List<Field> features) {
    var before = "";
    for (var feature : features) {
      var name = feature.text();
      if (Formats.bytes(name) > LONGEST_FEATURE) {
        feature.tooLong(LONGEST_FEATURE);
      } else if (!FEATURE.matcher(name).matches()) {
        feature.invalid("it has to be a feature's name, such as MyFeature or MyFeature/part.");
      } else if (name.equals(before)) {
        feature.duplicate();
      } else if (name.compareTo(before) < 0) {
        feature.invalid("features are sorted; %s comes later.".formatted(before));
      }
      before = name;
    }
  }
}
