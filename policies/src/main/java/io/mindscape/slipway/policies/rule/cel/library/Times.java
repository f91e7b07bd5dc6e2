package io.mindscape.slipway.policies.rule.cel.library;

import static io.mindscape.slipway.policies.rule.cel.library.Param.DURATION;
import static io.mindscape.slipway.policies.rule.cel.library.Param.STRING;
import static io.mindscape.slipway.policies.rule.cel.library.Param.TIMESTAMP;

import io.mindscape.slipway.policies.number.GoDurations;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.Span;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/** Times and durations, read and written as Go does. */
final class Times {

  private static final long EARLIEST = -62_135_596_800L;
  private static final long LATEST = 253_402_300_799L;

  private static final Pattern RFC3339 =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}([.,]\\d+)?(Z|[+-]\\d{2}:\\d{2})");
  private static final DateTimeFormatter TEXT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendOffset("+HH:MM", "Z")
          .toFormatter(java.util.Locale.ROOT);

  private Times() {}

  static void addTo(Functions functions) {
    part(functions, "getFullYear", "year", OffsetDateTime::getYear);
    part(functions, "getMonth", "month", time -> time.getMonthValue() - 1L);
    part(functions, "getDayOfYear", "day_of_year", time -> time.getDayOfYear() - 1L);
    part(functions, "getDayOfMonth", "day_of_month", time -> time.getDayOfMonth() - 1L);
    part(functions, "getDate", "day_of_month_1_based", OffsetDateTime::getDayOfMonth);
    part(functions, "getDayOfWeek", "day_of_week", time -> time.getDayOfWeek().getValue() % 7);
    part(functions, "getHours", "hours", OffsetDateTime::getHour);
    part(functions, "getMinutes", "minutes", OffsetDateTime::getMinute);
    part(functions, "getSeconds", "seconds", OffsetDateTime::getSecond);
    part(functions, "getMilliseconds", "milliseconds", time -> time.getNano() / 1_000_000);
    count(functions, "getHours", "hours", Duration.ofHours(1));
    count(functions, "getMinutes", "minutes", Duration.ofMinutes(1));
    count(functions, "getSeconds", "seconds", Duration.ofSeconds(1));
    count(functions, "getMilliseconds", "milliseconds", Duration.ofMillis(1));
  }

  private static void part(
      Functions functions, String name, String id, ToLongFunction<OffsetDateTime> part) {
    functions.standard(
        name,
        "timestamp_to_" + id,
        List.of(TIMESTAMP),
        args -> part.applyAsLong(in((OffsetDateTime) args[0], "UTC")));
    functions.standard(
        name,
        "timestamp_to_" + id + "_with_tz",
        List.of(TIMESTAMP, STRING),
        args -> part.applyAsLong(in((OffsetDateTime) args[0], (String) args[1])));
  }

  private static void count(Functions functions, String name, String id, Duration unit) {
    functions.standard(
        name,
        "duration_to_" + id,
        List.of(DURATION),
        args -> ((Span) args[0]).nanos() / unit.toNanos());
  }

  private static OffsetDateTime in(OffsetDateTime time, String zone) {
    return time.atZoneSameInstant(zone(zone)).toOffsetDateTime();
  }

  private static ZoneId zone(String zone) {
    int colon = zone.indexOf(':');
    try {
      if (colon < 0) {
        return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
      }
      int hours = Integer.parseInt(zone.substring(0, colon));
      int minutes = Integer.parseInt(zone.substring(colon + 1));
      if (minutes < 0 || minutes > 59) {
        throw new Fault("timezone offset minutes out of range [0, 59]: " + zone);
      }
      int total = hours * 60 + (zone.startsWith("-") ? -minutes : minutes);
      return ZoneOffset.ofTotalSeconds(total * 60);
    } catch (NumberFormatException e) {
      throw new Fault("strconv.Atoi: parsing \"" + zone + "\": invalid syntax");
    } catch (DateTimeException e) {
      throw new Fault("unknown time zone " + zone);
    }
  }

  static OffsetDateTime ofEpoch(long seconds) {
    if (seconds < EARLIEST || seconds > LATEST) {
      throw new Fault("timestamp overflow");
    }
    return Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC);
  }

  /** The time, if CEL has it: years 1 to 9999. */
  static OffsetDateTime within(OffsetDateTime time) {
    if (time.toEpochSecond() < EARLIEST || time.toEpochSecond() > LATEST) {
      throw new Fault("timestamp overflow");
    }
    return time;
  }

  /**
   * Reads a time of RFC 3339, keeping its offset.
   *
   * @throws DateTimeException if it is none
   */
  static OffsetDateTime time(String text) {
    if (!RFC3339.matcher(text).matches()) {
      throw new DateTimeException("no time");
    }
    int dot = Math.max(text.indexOf('.'), text.indexOf(','));
    int zone = Math.max(text.indexOf('Z'), Math.max(text.lastIndexOf('+'), text.lastIndexOf('-')));
    boolean tooFine = dot > 0 && zone - dot > 10;
    var exact = tooFine ? text.substring(0, dot + 10) + text.substring(zone) : text;
    return OffsetDateTime.parse(exact.replace(',', '.'));
  }

  static String text(OffsetDateTime time) {
    return TEXT.format(time);
  }

  /**
   * Reads a duration as Go does: {@code 1h30m}, {@code -1.5s}, {@code 0}.
   *
   * @throws DateTimeException if it is none
   */
  static Span span(String text) {
    if (!GoDurations.isOne(text)) {
      throw new DateTimeException("no duration");
    }
    return new Span(GoDurations.nanos(text));
  }
}
