package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.List;
import java.util.Set;

/**
 * {@code resourceFieldRef}: what a container is told of its own requests and limits.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/downward-api/">Downward API</a>
 */
final class ResourceFieldRefs {

  private static final Set<String> RESOURCES =
      Set.of(
          "limits.cpu",
          "limits.memory",
          "limits.ephemeral-storage",
          "requests.cpu",
          "requests.memory",
          "requests.ephemeral-storage");

  private static final List<String> HUGE_PAGES =
      List.of("limits.hugepages-", "requests.hugepages-");

  private ResourceFieldRefs() {}

  /**
   * Judges one.
   *
   * @param inFile whether it fills a file of a volume, and therefore has to name a container
   */
  static void judge(Field ref, boolean inFile) {
    var resource = ref.get("resource");
    var name = resource.text();
    if (inFile && ref.get("containerName").text().isEmpty()) {
      ref.get("containerName").required();
    } else if (name.isEmpty()) {
      resource.required();
    } else if (!RESOURCES.contains(name) && HUGE_PAGES.stream().noneMatch(name::startsWith)) {
      resource.unsupported(RESOURCES);
    }
    divisor(ref.get("divisor"), name);
  }

  private static void divisor(Field divisor, String resource) {
    if (divisor.quantity().amount().signum() == 0) {
      return;
    }
    if (RESOURCES.contains(resource) && resource.endsWith(".cpu")) {
      if (!Divisors.isForCpu(divisor)) {
        divisor.invalid("for cpu it has to be 1 or 1m.");
      }
    } else if (RESOURCES.contains(resource) || HUGE_PAGES.stream().anyMatch(resource::startsWith)) {
      if (!Divisors.isForBytes(divisor)) {
        divisor.invalid("it has to be 1 of a unit: 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, …");
      }
    }
  }
}
