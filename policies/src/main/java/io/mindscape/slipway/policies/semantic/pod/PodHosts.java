package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Addresses;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.List;

/** What a pod is called on the network, and what it shares with its node. */
final class PodHosts {

  private static final int MAX_HOSTNAME = 64;

  private PodHosts() {}

  /**
   * Judges it.
   *
   * @param spec of the pod
   */
  static void judge(Field spec) {
    for (var name : List.of(spec.get("hostname"), spec.get("subdomain"))) {
      if (!name.isEmpty()) {
        name.check(Formats.dnsLabel(name.text()));
      }
    }
    override(spec, spec.get("hostnameOverride"));
    for (var alias : spec.get("hostAliases").items()) {
      alias.get("ip").check(Addresses.address(alias.get("ip").text()));
      alias.get("hostnames").items().forEach(name -> name.check(Formats.dnsSubdomain(name.text())));
    }
    users(spec);
    var shared = spec.get("shareProcessNamespace");
    if (shared.flag() && spec.get("hostPID").flag()) {
      shared.invalid("hostPID excludes it.");
    }
  }

  private static void override(Field spec, Field name) {
    if (!name.isSet()) {
      return;
    }
    for (var other : List.of("setHostnameAsFQDN", "hostNetwork")) {
      if (spec.get(other).flag()) {
        name.forbidden("%s is true.".formatted(other));
      }
    }
    if (Formats.bytes(name.text()) > MAX_HOSTNAME) {
      name.tooLong(MAX_HOSTNAME);
    }
    name.check(Formats.dnsSubdomain(name.text()));
  }

  /** A pod with users of its own shares nothing else with its node. */
  private static void users(Field spec) {
    if (spec.get("hostUsers").flag(true)) {
      return;
    }
    for (var name : List.of("hostNetwork", "hostPID", "hostIPC")) {
      if (spec.get(name).flag()) {
        spec.get(name).forbidden("hostUsers is false.");
      }
    }
    for (var container : PodSpecs.containers(spec)) {
      if (container.get("volumeDevices").size() > 0) {
        container.get("volumeDevices").forbidden("hostUsers is false.");
      }
    }
  }
}
