package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Quantity;
import io.mindscape.slipway.policies.strategy.Strategy.Monitoring.Alert;
import io.mindscape.slipway.policies.strategy.Strategy.MonitoringLevel;
import io.mindscape.slipway.policies.strategy.Strategy.Scaling;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The strategy document's way of writing amounts, percentages, alerts and the like. */
final class Words {

  private static final Pattern CORES = Pattern.compile("([0-9.]+)\\s*(?:cores?|cpus?)?|([0-9]+m)");
  private static final Pattern BYTES = Pattern.compile("([0-9.]+)\\s*([KMGTP])(i?)B?");
  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3})\\s*%?");
  private static final Pattern ALERT =
      Pattern.compile("([a-z][a-z0-9_]*)\\s*(>=|<=|>|<)\\s*([0-9]+(?:\\.[0-9]+)?)\\s*(%|ms|s)?");
  private static final Pattern SHORT_DURATION = Pattern.compile("([0-9]+)\\s*(s|m|h|d)");

  private Words() {}

  /** {@code 2 cores}, {@code 500m}. */
  static Quantity cores(String text) {
    var form = CORES.matcher(text.strip());
    if (!form.matches()) {
      throw new Refused("\"%s\" is no number of cores: write 2 cores or 500m".formatted(text));
    }
    return Quantity.parse(form.group(1) == null ? form.group(2) : form.group(1));
  }

  /** {@code 4GB} is 4·10⁹ bytes, {@code 4GiB} and {@code 4Gi} are 4·2³⁰. */
  static Quantity bytes(String text) {
    var form = BYTES.matcher(text.strip());
    if (!form.matches()) {
      throw new Refused("\"%s\" is no size: write 4GB or 512MiB".formatted(text));
    }
    var unit = form.group(2).equals("K") && form.group(3).isEmpty() ? "k" : form.group(2);
    return Quantity.parse(form.group(1) + unit + form.group(3));
  }

  /** {@code 70%}. */
  static Integer percent(String text) {
    var form = PERCENT.matcher(text.strip());
    if (!form.matches() || Integer.parseInt(form.group(1)) > 100 || form.group(1).equals("0")) {
      throw new Refused("\"%s\" is no percentage: write 1%% to 100%%".formatted(text));
    }
    return Integer.valueOf(form.group(1));
  }

  static Integer count(String text) {
    try {
      int count = Integer.parseInt(text.strip());
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // the refusal below says it better
    }
    throw new Refused("\"%s\" is no count: write a whole number".formatted(text));
  }

  static Scaling scaling(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "manual" -> Scaling.MANUAL;
      case "auto-scaling", "autoscaling", "auto" -> Scaling.AUTO;
      default ->
          throw new Refused(
              "\"%s\" is no way of scaling: write Manual or Auto-scaling".formatted(text));
    };
  }

  static MonitoringLevel monitoring(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "basic" -> MonitoringLevel.BASIC;
      case "full" -> MonitoringLevel.FULL;
      case "full with alerts" -> MonitoringLevel.FULL_WITH_ALERTS;
      default ->
          throw new Refused(
              "\"%s\" is no monitoring: write Basic, Full or Full with alerts".formatted(text));
    };
  }

  /** {@code latency_p95 > 500ms}. */
  static Alert alert(String text) {
    var form = ALERT.matcher(text.strip());
    if (!form.matches()) {
      throw new Refused(
          "\"%s\" is no alert: write a metric, a comparison and a number, such as cpu_usage > 80%% or latency_p95 > 500ms"
              .formatted(text));
    }
    var unit = form.group(4) == null ? "" : form.group(4);
    return new Alert(form.group(1), form.group(2), Double.parseDouble(form.group(3)), unit);
  }

  /** {@code 30m}, or ISO-8601. */
  static Duration duration(String text) {
    var form = SHORT_DURATION.matcher(text.strip());
    try {
      if (!form.matches()) {
        return Duration.parse(text.strip());
      }
      long amount = Long.parseLong(form.group(1));
      return switch (form.group(2)) {
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        case "h" -> Duration.ofHours(amount);
        default -> Duration.ofDays(amount);
      };
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new Refused("\"%s\" is no duration: write 30s, 15m, 2h, 1d or PT15M".formatted(text));
    }
  }

  /** {@code error}, {@code warning}, {@code info}; {@code off} is empty. */
  static Optional<Severity> level(String text) {
    return switch (text.strip()) {
      case "error" -> Optional.of(Severity.ERROR);
      case "warning" -> Optional.of(Severity.WARNING);
      case "info" -> Optional.of(Severity.INFO);
      case "off" -> Optional.empty();
      default ->
          throw new Refused(
              "\"%s\" is no severity: write error, warning, info or off".formatted(text));
    };
  }

  /** {@code 2027-03-31}. */
  static LocalDate day(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw new Refused("\"%s\" is no day: write 2027-03-31".formatted(text));
    }
  }

  static Instant instant(String text) {
    try {
      return Instant.parse(text.strip());
    } catch (DateTimeException e) {
      throw new Refused("\"%s\" is no time: write 2026-12-20T00:00:00Z".formatted(text));
    }
  }
}
