package io.mindscape.slipway.bot.github;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.http.HttpRequest;
import java.util.Optional;

/**
 * Answers to reads, kept for as long as there is room: GitHub is asked each time whether they still
 * hold, which costs nothing of the hourly limit when they do.
 */
final class Answers {

  /** Bytes. */
  private static final long ROOM = 32L * 1024 * 1024;

  private final Cache<String, Line.Reply> kept =
      Caffeine.newBuilder()
          .maximumWeight(ROOM)
          .weigher((String key, Line.Reply reply) -> key.length() + reply.body().length + 500)
          .build();

  /** What a read is known by; nothing where it is none. */
  static Optional<String> key(Account account, HttpRequest request) {
    return request.method().equals("GET")
        ? Optional.of(
            "%s %s %s"
                .formatted(
                    account.name(),
                    request.uri(),
                    request.headers().firstValue("Accept").orElse("")))
        : Optional.empty();
  }

  Optional<Line.Reply> find(String key) {
    return Optional.ofNullable(kept.getIfPresent(key));
  }

  void keep(String key, Line.Reply reply) {
    if (reply.status() == 200 && reply.headers().firstValue("ETag").isPresent()) {
      kept.put(key, reply);
    }
  }
}
