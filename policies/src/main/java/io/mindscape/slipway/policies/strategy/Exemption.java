package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An exception from a rule: for these objects and files, in these environments, until that day.
 *
 * @param files files, or folders with all that is in them
 * @param environments empty for all, and for what is judged for none
 * @param until the last day on which it holds, UTC
 * @param reason for a person
 * @param place where it stands in the strategy file
 */
public record Exemption(
    List<ObjectPattern> objects,
    List<String> files,
    Set<String> environments,
    LocalDate until,
    String reason,
    Place place) {

  public Exemption {
    objects = List.copyOf(objects);
    files = List.copyOf(files);
    environments = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(environments));
  }

  /** Whether it holds on a day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isAfter(until);
  }

  /** Whether a finding of its rule is about one of the objects or files. */
  boolean covers(Finding finding, String namespace) {
    var environment = finding.environment();
    if (!environments.isEmpty() && (environment == null || !environments.contains(environment))) {
      return false;
    }
    var resource = finding.resource();
    return (resource != null
            && objects.stream().anyMatch(pattern -> pattern.names(resource, namespace)))
        || files.stream().anyMatch(path -> isIn(finding.place().file(), path));
  }

  private static boolean isIn(String file, String path) {
    return file.equals(path) || file.startsWith(path.endsWith("/") ? path : path + "/");
  }

  /** {@code DaemonSet/kube-system/node-agent in production}. */
  public String what() {
    var all = Stream.concat(objects.stream().map(Object::toString), files.stream());
    var where = environments.isEmpty() ? "" : " in " + String.join(" and ", environments);
    return all.collect(Collectors.joining(", ")) + where;
  }
}
