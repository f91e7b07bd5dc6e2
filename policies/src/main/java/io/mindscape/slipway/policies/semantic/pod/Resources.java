package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.ResourceAmounts;
import io.mindscape.slipway.policies.semantic.meta.ResourceNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code resources}: what a container, or a whole pod, asks for and may use.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/">Resources</a>
 */
final class Resources {

  private static final Set<String> BASIC = Set.of("cpu", "memory");

  private Resources() {}

  /**
   * Judges requests, limits and claims.
   *
   * @param names what is wrong with the name of a resource, or null
   * @param claims the names of the pod's {@code resourceClaims}
   */
  static void judge(Field resources, Function<String, @Nullable String> names, Set<String> claims) {
    var limits = amounts(resources.get("limits"));
    var requests = amounts(resources.get("requests"));
    Stream.concat(limits.values().stream(), requests.values().stream())
        .forEach(amount -> amount(amount, names));
    requests.values().forEach(request -> request(resources, request, limits.get(request.key())));
    hugePages(resources, limits.keySet(), requests.keySet());
    ResourceClaims.judge(resources.get("claims"), claims);
  }

  /** Null counts as none of it, and not as absent. */
  private static Map<String, Field> amounts(Field list) {
    Map<String, Field> amounts = new LinkedHashMap<>();
    list.entries().forEach(entry -> amounts.put(entry.key(), entry));
    return amounts;
  }

  private static void amount(Field amount, Function<String, @Nullable String> names) {
    var name = amount.key();
    var problem = names.apply(name);
    if (problem != null) {
      amount.report("invalid", "%s has a wrong name: %s".formatted(amount.path(), problem));
    }
    amount.check(ResourceAmounts.problem(name, amount.quantity()));
  }

  private static void request(Field resources, Field request, @Nullable Field limit) {
    var name = request.key();
    boolean exact = !ResourceNames.mayBeOvercommitted(name);
    if (limit == null) {
      if (exact) {
        resources.get("limits").required("%s needs a limit.".formatted(name));
      }
      return;
    }
    int compared = request.quantity().compareTo(limit.quantity());
    var requests = resources.get("requests");
    if (compared > 0) {
      requests.report(
          "requests-above-limits",
          "%s asks for %s %s and may use only %s."
              .formatted(requests.path(), request.quantity(), name, limit.quantity()));
    } else if (exact && compared < 0) {
      requests.invalid("%s has to equal its limit, %s.".formatted(name, limit.quantity()));
    }
  }

  private static void hugePages(Field resources, Set<String> limits, Set<String> requests) {
    boolean pages =
        Stream.concat(limits.stream(), requests.stream()).anyMatch(ResourceNames::isHugePages);
    boolean basic = Stream.concat(limits.stream(), requests.stream()).anyMatch(BASIC::contains);
    if (pages && !basic) {
      resources.forbidden("huge pages need cpu or memory beside them.");
    }
  }
}
