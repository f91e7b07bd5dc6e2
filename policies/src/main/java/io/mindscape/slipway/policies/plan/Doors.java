package io.mindscape.slipway.policies.plan;

import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the whole world can reach, by the rules of firewalls.
 *
 * <p>From the documentation of the providers: aws_security_group and its rules,
 * azurerm_network_security_rule, google_compute_firewall.
 */
final class Doors {

  private static final Set<String> WORLD = Set.of("0.0.0.0/0", "::/0");
  private static final Set<String> AZURE_WORLD =
      Set.of("*", "0.0.0.0/0", "0.0.0.0", "/0", "::/0", "internet", "any", "Internet");

  private Doors() {}

  /**
   * A way in.
   *
   * @param what such as {@code port 22}
   * @param where what it leads to
   */
  record Door(String what, String where) {}

  static List<String> opened(List<Door> before, List<Door> now) {
    return now.stream()
        .filter(door -> !before.contains(door))
        .map(door -> "opens %s of %s to the world".formatted(door.what(), door.where()))
        .distinct()
        .toList();
  }

  /**
   * @param now everything that is open in the end
   */
  static List<String> closed(List<Door> before, List<Door> now) {
    return before.stream()
        .filter(door -> !now.contains(door))
        .map(door -> "closes %s of %s to the world".formatted(door.what(), door.where()))
        .distinct()
        .toList();
  }

  /** The doors of one resource; none where its rules are not known. */
  static List<Door> of(Resource resource) {
    if (resource.isOpen()) {
      return List.of();
    }
    return switch (resource.type()) {
      case "aws_security_group", "aws_default_security_group" ->
          resource.blocks("ingress").stream().flatMap(rule -> amazon(rule, resource)).toList();
      case "aws_security_group_rule" ->
          resource.text("type").filter("ingress"::equals).isPresent()
              ? amazon(resource.object().root(), resource).toList()
              : List.of();
      case "aws_vpc_security_group_ingress_rule" ->
          amazon(resource.object().root(), resource).toList();
      case "azurerm_network_security_rule" -> azure(resource.object().root(), resource).toList();
      case "azurerm_network_security_group" ->
          resource.blocks("security_rule").stream().flatMap(rule -> azure(rule, resource)).toList();
      case "google_compute_firewall" -> google(resource);
      default -> List.of();
    };
  }

  private static Stream<Door> amazon(Mapping rule, Resource resource) {
    var sources = new ArrayList<String>();
    for (var key : List.of("cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6")) {
      sources.addAll(Resource.texts(rule, key));
    }
    var protocol = first(rule, "protocol", "ip_protocol");
    if (sources.stream().noneMatch(WORLD::contains) || protocol.isEmpty()) {
      return Stream.empty();
    }
    if (protocol.equals("-1") || protocol.equals("all")) {
      return Stream.of(new Door("every port", resource.name()));
    }
    if (!List.of("tcp", "udp", "6", "17").contains(protocol)) {
      return Stream.empty();
    }
    var from = first(rule, "from_port");
    var to = first(rule, "to_port");
    return from.isEmpty() || to.isEmpty()
        ? Stream.empty()
        : Stream.of(new Door(ports(from.equals(to) ? from : from + "-" + to), resource.name()));
  }

  private static Stream<Door> azure(Mapping rule, Resource resource) {
    var sources = new ArrayList<>(Resource.texts(rule, "source_address_prefix"));
    sources.addAll(Resource.texts(rule, "source_address_prefixes"));
    boolean isIn =
        first(rule, "direction").equals("Inbound")
            && first(rule, "access").equals("Allow")
            && sources.stream().anyMatch(AZURE_WORLD::contains);
    if (!isIn) {
      return Stream.empty();
    }
    var ports = new LinkedHashSet<>(Resource.texts(rule, "destination_port_range"));
    ports.addAll(Resource.texts(rule, "destination_port_ranges"));
    return ports.stream().map(port -> new Door(ports(port), resource.name()));
  }

  private static List<Door> google(Resource resource) {
    boolean isIn =
        is(resource, "direction", "INGRESS")
            && is(resource, "disabled", "false")
            && Resource.texts(resource.object().root(), "source_ranges").stream()
                .anyMatch(WORLD::contains);
    if (!isIn) {
      return List.of();
    }
    return resource.blocks("allow").stream()
        .filter(allow -> !List.of("icmp", "esp", "ah").contains(first(allow, "protocol")))
        .flatMap(
            allow -> {
              var ports = Resource.texts(allow, "ports");
              return (allow.get("ports") == null ? List.of("*") : ports)
                  .stream().map(port -> new Door(ports(port), resource.name()));
            })
        .distinct()
        .toList();
  }

  /** Whether an argument is known to be what it is without anybody saying so. */
  private static boolean is(Resource resource, String argument, String usual) {
    return resource.values(argument).isEmpty()
        || resource.text(argument).filter(usual::equals).isPresent();
  }

  private static String ports(String range) {
    if (range.equals("*") || range.equals("0-65535")) {
      return "every port";
    }
    return range.contains("-") ? "ports " + range : "port " + range;
  }

  private static String first(Mapping rule, String... keys) {
    return Stream.of(keys)
        .flatMap(key -> Resource.texts(rule, key).stream())
        .findFirst()
        .orElse("");
  }
}
