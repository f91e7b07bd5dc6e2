package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.value.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether networks are some, and lie in one another as they have to. */
final class Networks {

  private static final List<String> SINGLE =
      List.of("cidr_block", "cidr_ipv4", "cidr_ipv6", "destination_cidr_block", "ipv6_cidr_block");
  private static final List<String> LISTS =
      List.of("cidr_blocks", "ipv6_cidr_blocks", "public_access_cidrs");

  private final Checks checks;

  /** The networks of VPCs and the subnets in each, by the address of the VPC. */
  private final Map<String, Network> vpcs = new HashMap<>();

  private final Map<String, List<Subnet>> subnets = new HashMap<>();

  Networks(Checks checks) {
    this.checks = checks;
  }

  private record Subnet(Network network, Place place, String address) {}

  void judge(Planned resource, Optional<String> vpc) {
    everywhere(resource.node());
    if (resource.type().equals("aws_vpc")) {
      network(resource.node(), "cidr_block").ifPresent(network -> vpc(resource, network));
    }
    if (resource.type().equals("aws_subnet") && vpc.isPresent()) {
      network(resource.node(), "cidr_block")
          .ifPresent(
              network ->
                  subnets
                      .computeIfAbsent(vpc.get(), any -> new ArrayList<>())
                      .add(
                          new Subnet(
                              network, resource.node().placeOf("cidr_block"), resource.address())));
    }
  }

  private static Optional<Network> network(Node node, String argument) {
    return node.text(argument).flatMap(Network::parse);
  }

  private void vpc(Planned resource, Network network) {
    vpcs.put(resource.address(), network);
    if (network.bits() == 32 && (network.prefix() < 16 || network.prefix() > 28)) {
      checks.add(
          Rule.CIDR,
          resource.node().placeOf("cidr_block"),
          "A VPC is a /16 at most and a /28 at least; %s is not.".formatted(network));
    }
  }

  private void everywhere(Node node) {
    for (var argument : SINGLE) {
      node.text(argument).ifPresent(text -> valid(text, node.placeOf(argument)));
    }
    for (var argument : LISTS) {
      node.texts(argument).forEach(text -> valid(text, node.placeOf(argument)));
    }
    node.blocks().forEach(this::everywhere);
  }

  private void valid(String text, Place place) {
    var network = Network.parse(text);
    if (network.isEmpty()) {
      checks.add(
          Rule.CIDR, place, "\"%s\" is no network: write it like 10.0.0.0/16.".formatted(text));
    } else if (!network.get().isNormal()) {
      checks.add(
          Rule.CIDR,
          place,
          "%s names a host, not a network. The network is %s."
              .formatted(text, network.get().normal()));
    }
  }

  /** When all resources were seen: how the subnets lie. */
  void finish() {
    subnets.forEach(
        (vpc, all) -> {
          var around = vpcs.get(vpc);
          for (int one = 0; one < all.size(); one++) {
            if (around != null && !around.contains(all.get(one).network())) {
              checks.add(
                  Rule.CIDR,
                  all.get(one).place(),
                  "%s is not inside its VPC, which has %s."
                      .formatted(all.get(one).network(), around));
            }
            overlap(all, one);
          }
        });
  }

  private void overlap(List<Subnet> all, int one) {
    for (int other = 0; other < one; other++) {
      if (all.get(one).network().overlaps(all.get(other).network())) {
        checks.add(
            Rule.CIDR,
            all.get(one).place(),
            "%s overlaps %s of %s."
                .formatted(
                    all.get(one).network(), all.get(other).network(), all.get(other).address()));
        return;
      }
    }
  }
}
