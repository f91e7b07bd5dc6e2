package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.NodeCare.Annotation;
import io.mindscape.slipway.policies.strategy.NodeCare.Condition;
import io.mindscape.slipway.policies.strategy.NodeCare.Evict;
import io.mindscape.slipway.policies.strategy.NodeCare.Limits;
import io.mindscape.slipway.policies.strategy.NodeCare.Sign;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code maintenance.nodes}. What it leaves out is as the update agent of Flatcar Linux has
 * it, whose annotations others have taken over.
 */
final class NodeCareReader {

  private static final String AGENT = "flatcar-linux-update.v1.flatcar-linux.net/";
  private static final Duration LONGEST = Duration.ofHours(4);
  private static final String EMPTY_DIR = "empty_dir";
  private static final String BARE_PODS = "bare_pods";

  /** A name as Kubernetes takes it for labels and annotations, with or without a prefix. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?/)?"
              + "[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");

  private NodeCareReader() {}

  /** The care of nodes; null where the block is not there, and nodes are left alone. */
  static @Nullable NodeCare read(@Nullable Block block) {
    if (block == null) {
      return null;
    }
    block.only("asks", "hand_over", "pool", "evict", "drain", "reboot");
    var evict = block.words("evict");
    for (var word : evict) {
      if (!List.of(EMPTY_DIR, BARE_PODS).contains(word)) {
        block.problem(
            "evict",
            "\"%s\" is nothing that could be evicted as well; there are %s, %s"
                .formatted(word, EMPTY_DIR, BARE_PODS));
      }
    }
    return new NodeCare(
        or(
            block.read("asks", NodeCareReader::sign),
            new Annotation(AGENT + "reboot-needed", "true")),
        or(
            block.read("hand_over", NodeCareReader::annotation),
            new Annotation(AGENT + "reboot-ok", "true")),
        or(block.read("pool", NodeCareReader::name), ""),
        new Evict(evict.contains(EMPTY_DIR), evict.contains(BARE_PODS)),
        new Limits(
            or(block.read("drain", NodeCareReader::time), Duration.ofMinutes(15)),
            or(block.read("reboot", NodeCareReader::time), Duration.ofMinutes(10))));
  }

  private static <T> T or(@Nullable T read, T usual) {
    return read == null ? usual : read;
  }

  /** {@code example.com/reboot-needed=true}, {@code condition RebootRequired}. */
  private static Sign sign(String text) {
    var words = text.strip();
    return words.startsWith("condition ")
        ? new Condition(name(words.substring("condition ".length())))
        : annotation(words);
  }

  private static Annotation annotation(String text) {
    var words = text.strip();
    int equals = words.indexOf('=');
    if (equals < 0 || equals == words.length() - 1) {
      throw new Refused(
          "\"%s\" is no annotation with a value: write example.com/reboot-needed=true"
              .formatted(text));
    }
    return new Annotation(name(words.substring(0, equals)), words.substring(equals + 1));
  }

  private static String name(String text) {
    var name = text.strip();
    if (!NAME.matcher(name).matches()) {
      throw new Refused(
          "\"%s\" is no name of a label, annotation or condition: write example.com/pool"
              .formatted(text));
    }
    return name;
  }

  private static Duration time(String text) {
    var time = Words.duration(text);
    if (time.compareTo(Duration.ofSeconds(1)) < 0 || time.compareTo(LONGEST) > 0) {
      throw new Refused("\"%s\" is not between 1s and 4h".formatted(text));
    }
    return time;
  }
}
