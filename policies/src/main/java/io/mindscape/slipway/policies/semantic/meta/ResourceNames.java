package io.mindscape.slipway.policies.semantic.meta;

import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What resources are called, and what their names say of their amounts. A name without a prefix
 * belongs to Kubernetes, one with a prefix to whoever has that domain.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/">Resources</a>
 */
public final class ResourceNames {

  private static final String HUGE_PAGES = "hugepages-";
  private static final String REQUESTS = "requests.";

  private static final Set<String> OF_CONTAINERS = Set.of("cpu", "memory", "ephemeral-storage");

  private static final Set<String> COUNTED =
      Set.of(
          "pods",
          "services",
          "replicationcontrollers",
          "resourcequotas",
          "secrets",
          "configmaps",
          "persistentvolumeclaims",
          "services.nodeports",
          "services.loadbalancers");

  private static final Set<String> MEASURED =
      Set.of(
          "cpu",
          "memory",
          "ephemeral-storage",
          "storage",
          "requests.cpu",
          "requests.memory",
          "requests.storage",
          "requests.ephemeral-storage",
          "limits.cpu",
          "limits.memory",
          "limits.ephemeral-storage");

  private ResourceNames() {}

  /** What is wrong with the name of a resource, wherever it is counted; or null. */
  public static @Nullable String problem(String name) {
    var form = Formats.qualifiedName(name);
    if (form != null) {
      return form;
    }
    return name.contains("/") || isStandard(name)
        ? null
        : "a resource that Kubernetes does not know needs a prefix, such as example.com/name.";
  }

  /** What is wrong with the name of a resource that a container asks for; or null. */
  public static @Nullable String ofContainer(String name) {
    var problem = problem(name);
    if (problem != null) {
      return problem;
    }
    if (!name.contains("/")) {
      return OF_CONTAINERS.contains(name) || isHugePages(name)
          ? null
          : "a container has cpu, memory, ephemeral-storage, hugepages-… and resources with a"
              + " prefix.";
    }
    return isNative(name) || isExtended(name)
        ? null
        : "a resource with a prefix does not begin with \"requests.\", and has room for it.";
  }

  /** Whether Kubernetes knows a name without a prefix. */
  public static boolean isStandard(String name) {
    return MEASURED.contains(name)
        || COUNTED.contains(name)
        || isHugePages(name)
        || name.startsWith(REQUESTS + HUGE_PAGES);
  }

  /** Huge pages of one size, such as {@code hugepages-2Mi}. */
  public static boolean isHugePages(String name) {
    return name.startsWith(HUGE_PAGES);
  }

  /** The size of a page, as the name of {@link #isHugePages huge pages} has it. */
  public static String pageSize(String name) {
    return name.substring(HUGE_PAGES.length());
  }

  /** Whether a name belongs to Kubernetes. */
  public static boolean isNative(String name) {
    return !name.contains("/") || name.contains("kubernetes.io/");
  }

  /** Whether a name belongs to somebody else, and could stand in a ResourceQuota. */
  public static boolean isExtended(String name) {
    return !isNative(name)
        && !name.startsWith(REQUESTS)
        && Formats.qualifiedName(REQUESTS + name) == null;
  }

  /** Whether there are only whole ones of it. */
  public static boolean isWhole(String name) {
    return COUNTED.contains(name) || isExtended(name);
  }

  /** Whether pods may use more of it than they ask for. */
  public static boolean mayBeOvercommitted(String name) {
    return isNative(name) && !isHugePages(name);
  }
}
