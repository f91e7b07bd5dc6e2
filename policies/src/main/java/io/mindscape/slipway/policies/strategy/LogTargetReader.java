package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the list {@code maintenance.logs}. */
final class LogTargetReader {

  private static final Pattern CLAIM = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?");
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)*");
  private static final long NOBODY = 65534;

  private LogTargetReader() {}

  /**
   * The targets; none where the list is not there.
   *
   * @param environments those that {@code delivery} can reach
   */
  static List<LogTarget> read(@Nullable Block maintenance, Set<String> environments) {
    return maintenance == null
        ? List.of()
        : maintenance.blocks("logs").stream().map(block -> one(block, environments)).toList();
  }

  private static LogTarget one(Block block, Set<String> environments) {
    block.only("environment", "claim", "path", "keep", "max", "user");
    var environment = block.text("environment");
    if (!environments.contains(environment)) {
      block.problem(
          "environment",
          "\"%s\" is no environment of delivery.environments; there are %s"
              .formatted(environment, String.join(", ", environments)));
    }
    if (!block.has("claim")) {
      block.problem("claim", "\"claim\" is needed: the name of a PersistentVolumeClaim");
    }
    var most = block.read("max", Words::bytes);
    return new LogTarget(
        environment,
        or(block.read("claim", LogTargetReader::claim), ""),
        or(block.read("path", LogTargetReader::path), ""),
        or(block.read("keep", LogTargetReader::days), Duration.ofDays(30)),
        most == null ? 0 : most.amount().longValue(),
        or(block.read("user", LogTargetReader::user), NOBODY));
  }

  private static <T> T or(@Nullable T read, T usual) {
    return read == null ? usual : read;
  }

  private static String claim(String text) {
    if (!CLAIM.matcher(text).matches()) {
      throw new Refused("\"%s\" is no name of a PersistentVolumeClaim".formatted(text));
    }
    return text;
  }

  private static String path(String text) {
    if (!PATH.matcher(text).matches()) {
      throw new Refused(
          "\"%s\" is no folder on the volume: write it without a slash at its start, such as app/logs"
              .formatted(text));
    }
    return text;
  }

  private static Duration days(String text) {
    var time = Words.duration(text);
    if (time.toDays() < 1 || time.toDays() > 3650) {
      throw new Refused("\"%s\" is not between 1d and 3650d".formatted(text));
    }
    return Duration.ofDays(time.toDays());
  }

  private static Long user(String text) {
    int user = Words.count(text);
    if (user == 0) {
      throw new Refused("0 is root, as which no Job runs: write the user that the files belong to");
    }
    return (long) user;
  }
}
