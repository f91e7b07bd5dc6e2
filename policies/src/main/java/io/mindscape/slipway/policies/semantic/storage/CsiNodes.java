package io.mindscape.slipway.policies.semantic.storage;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.DriverNames;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.HashSet;
import java.util.Set;

/** {@code storage.k8s.io/v1/CSINode}; a status is dropped when one is created. */
final class CsiNodes {

  private static final int MAX_NODE_ID = 256;

  private CsiNodes() {}

  static void judge(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    Set<String> names = new HashSet<>();
    for (var driver : object.get("spec", "drivers").items()) {
      driver(driver);
      if (!names.add(driver.get("name").text())) {
        driver.get("name").duplicate();
      }
    }
  }

  private static void driver(Field driver) {
    DriverNames.judge(driver.get("name"));
    var id = driver.get("nodeID");
    if (id.text().isEmpty()) {
      id.required();
    } else if (Formats.bytes(id.text()) > MAX_NODE_ID) {
      id.invalid(Formats.longer(MAX_NODE_ID));
    }
    var count = driver.get("allocatable", "count");
    count.check(Formats.notNegative(count.number()));
    Set<String> keys = new HashSet<>();
    for (var key : driver.get("topologyKeys").items()) {
      if (!keys.add(key.text())) {
        key.duplicate();
      }
      key.check(Formats.qualifiedName(key.text()));
    }
  }
}
