package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

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

  /** Amounts written with an exponent stay so, and are never one of the known divisors. */
  private static final Pattern WITH_EXPONENT = Pattern.compile(".*[eE][-+]?[0-9]+");

  private static final BigDecimal MILLI = BigDecimal.ONE.scaleByPowerOfTen(-3);
  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
  private static final int HIGHEST_POWER = 6;

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
    if (resource.endsWith(".cpu")) {
      if (!isOneOrMilli(divisor)) {
        divisor.invalid("for cpu it has to be 1 or 1m.");
      }
    } else if (RESOURCES.contains(resource) || HUGE_PAGES.stream().anyMatch(resource::startsWith)) {
      if (!isUnit(divisor)) {
        divisor.invalid("it has to be 1 of a unit: 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, …");
      }
    }
  }

  private static boolean isOneOrMilli(Field divisor) {
    var amount = divisor.quantity().amount();
    return amount.compareTo(BigDecimal.ONE) == 0
        || (amount.compareTo(MILLI) == 0 && !hasExponent(divisor));
  }

  private static boolean isUnit(Field divisor) {
    var amount = divisor.quantity().amount();
    if (amount.compareTo(BigDecimal.ONE) == 0) {
      return true;
    }
    if (hasExponent(divisor)) {
      return false;
    }
    // Small amounts of a binary unit are written as decimals.
    boolean binary = divisor.text().endsWith("i") && amount.compareTo(KIBI) >= 0;
    return isPower(amount, binary ? KIBI : BigDecimal.TEN.pow(3));
  }

  private static boolean isPower(BigDecimal amount, BigDecimal base) {
    for (int power = 1; power <= HIGHEST_POWER; power++) {
      if (amount.compareTo(base.pow(power)) == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasExponent(Field divisor) {
    return WITH_EXPONENT.matcher(divisor.text().strip()).matches();
  }
}
