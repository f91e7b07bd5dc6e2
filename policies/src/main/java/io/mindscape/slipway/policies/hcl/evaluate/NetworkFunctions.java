package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.hcl.value.Network;
import io.mindscape.slipway.policies.hcl.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;

/** Functions of networks. */
final class NetworkFunctions {

  private NetworkFunctions() {}

  static void addTo(Functions functions) {
    functions.add("cidrsubnet", 3, 3, NetworkFunctions::subnet);
    functions.add("cidrsubnets", 1, -1, NetworkFunctions::subnets);
    functions.add("cidrhost", 2, 2, NetworkFunctions::host);
    functions.add("cidrnetmask", 1, 1, NetworkFunctions::mask);
  }

  private static Value subnet(Arguments all) {
    var network = all.network(0);
    int more = all.whole(1);
    var number = all.integer(2);
    int prefix = network.prefix() + more;
    if (more < 0 || prefix > network.bits()) {
      throw all.wrong(
          1,
          "%s has no room for %d more bits: an address has %d."
              .formatted(network, more, network.bits()));
    }
    if (number.signum() < 0 || number.bitLength() > more) {
      throw all.wrong(
          2, "There is no subnet %s of %s with %d more bits.".formatted(number, network, more));
    }
    var start = network.first().add(number.shiftLeft(network.bits() - prefix));
    return Value.of(new Network(start, prefix, network.bits()).toString());
  }

  /** One after another, each of its own size, each where one of its size can begin. */
  private static Value subnets(Arguments all) {
    var network = all.network(0);
    var next = network.first();
    var made = new ArrayList<Value>();
    for (int index = 1; index < all.count(); index++) {
      int prefix = network.prefix() + all.whole(index);
      if (all.whole(index) < 1 || prefix > network.bits()) {
        throw all.wrong(index, "%s has no room for so many more bits.".formatted(network));
      }
      var size = BigInteger.ONE.shiftLeft(network.bits() - prefix);
      var over = next.mod(size);
      var start = over.signum() == 0 ? next : next.add(size).subtract(over);
      var subnet = new Network(start, prefix, network.bits());
      if (!network.contains(subnet)) {
        throw all.wrong(index, "There is no room left in %s for this subnet.".formatted(network));
      }
      made.add(Value.of(subnet.toString()));
      next = start.add(size);
    }
    return all.sized(made);
  }

  private static Value host(Arguments all) {
    var network = all.network(0);
    var number = all.integer(1);
    boolean isFromEnd = number.signum() < 0;
    var address =
        isFromEnd ? network.last().add(BigInteger.ONE).add(number) : network.first().add(number);
    if (address.compareTo(network.first()) < 0 || address.compareTo(network.last()) > 0) {
      throw all.wrong(1, "%s has no host %s.".formatted(network, number));
    }
    return Value.of(Network.text(address, network.bits()));
  }

  private static Value mask(Arguments all) {
    var network = all.network(0);
    if (network.bits() != 32) {
      throw all.wrong(0, "Only a network of IPv4 has such a mask.");
    }
    var all32 = BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE);
    var mask = all32.shiftRight(32 - network.prefix()).shiftLeft(32 - network.prefix());
    return Value.of(Network.text(mask, 32));
  }
}
