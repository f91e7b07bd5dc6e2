package io.mindscape.slipway.policies.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What cannot be told from the files, on one side at least: what modules from elsewhere hold, and
 * blocks of which it is not known how many there are.
 *
 * @param prefixes addresses without keys
 */
record Unfollowed(Set<String> prefixes) {

  Unfollowed {
    prefixes = Set.copyOf(prefixes);
  }

  static Unfollowed of(List<Resource> base, List<Resource> head) {
    return new Unfollowed(
        Stream.concat(base.stream(), head.stream())
            .flatMap(Unfollowed::prefix)
            .collect(Collectors.toSet()));
  }

  private static Stream<String> prefix(Resource resource) {
    if (resource.type().equals("module")) {
      return Stream.of(plain(resource.address()));
    }
    int star = resource.address().indexOf("[*]");
    return star < 0 ? Stream.empty() : Stream.of(plain(resource.address().substring(0, star)));
  }

  boolean covers(String address) {
    var plain = plain(address);
    return prefixes.stream()
        .anyMatch(prefix -> plain.equals(prefix) || plain.startsWith(prefix + "."));
  }

  private static String plain(String address) {
    return address.replaceAll("\\[(\"[^\"]*\"|[^\\]]*)\\]", "");
  }
}
