package io.mindscape.slipway.bot.render;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What had a worker stopped, and why: the very same is not tried again for a while, in which it
 * would be asked for several times. Safe for many threads.
 */
final class Spoilt {

  private static final int MOST = 1000;

  private static final Duration A_WHILE = Duration.ofMinutes(10);

  private final Map<String, Reason> reasons =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Reason> eldest) {
              return size() > MOST;
            }
          });

  /** The same for the same inputs alone. */
  static String key(List<String> words, List<SourceFile> files) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      words.forEach(word -> update(digest, word.getBytes(StandardCharsets.UTF_8)));
      for (var file : files) {
        update(digest, file.path().getBytes(StandardCharsets.UTF_8));
        update(digest, file.content());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void update(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  @Nullable Reason why(String key) {
    var reason = reasons.get(key);
    return reason == null || System.nanoTime() - reason.at() > A_WHILE.toNanos() ? null : reason;
  }

  boolean isEmpty() {
    return reasons.isEmpty();
  }

  /**
   * Notes it.
   *
   * @param file over which it was; empty where that is not known
   */
  void add(String key, String why, String file) {
    reasons.put(key, new Reason(why, file, System.nanoTime()));
  }

  /** Why, over which file, and when: of {@link System#nanoTime}. */
  record Reason(String why, String file, long at) {}
}
