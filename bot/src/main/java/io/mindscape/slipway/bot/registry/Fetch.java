package io.mindscape.slipway.bot.registry;

import io.mindscape.slipway.jobs.Unavailable;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers of registries, within bounds of time and size. */
final class Fetch {

  private static final int ATTEMPTS = 3;
  private static final int MOST_BYTES = 8 * 1024 * 1024;
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Duration LATER = Duration.ofMinutes(1);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String system;
  private final Duration pause;
  private final Consumer<Duration> rest;

  /**
   * Of registries of images.
   *
   * @param pause between two attempts
   */
  Fetch(Duration pause) {
    this(OciRegistry.SYSTEM, pause);
  }

  /**
   * @param system what is said not to answer
   * @param pause between two attempts
   */
  Fetch(String system, Duration pause) {
    this(system, pause, Fetch::rest);
  }

  /**
   * @param pause between two attempts, where the other side does not tell a shorter time than a
   *     minute
   * @param rest lets that much time pass
   */
  Fetch(String system, Duration pause, Consumer<Duration> rest) {
    this.system = system;
    this.pause = pause;
    this.rest = rest;
  }

  /**
   * An answer that says something, asked for again where asking again may help.
   *
   * @return with status 200, 401, 403 or 404
   * @throws Unavailable for everything else, after some attempts
   */
  HttpResponse<byte[]> patiently(Supplier<HttpResponse<byte[]>> question) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(question);
      } catch (Unavailable failure) {
        if (attempt == ATTEMPTS || failure.retryAfter().compareTo(LATER) > 0) {
          throw failure;
        }
        rest.accept(isTold(failure) ? failure.retryAfter() : pause);
      }
    }
  }

  /** Whether the other side has told how long to wait, and it is not for long. */
  private boolean isTold(Unavailable failure) {
    return failure.retryAfter().compareTo(pause) > 0 && failure.retryAfter().compareTo(LATER) < 0;
  }

  private HttpResponse<byte[]> once(Supplier<HttpResponse<byte[]>> question) {
    var answer = question.get();
    return switch (answer.statusCode()) {
      case 200, 401, 403, 404 -> answer;
      default -> throw unavailable(answer, "it answers");
    };
  }

  /** What an answer comes to that says nothing; it may tell when to ask again. */
  Unavailable unavailable(HttpResponse<?> answer, String who) {
    return unavailable("%s %d".formatted(who, answer.statusCode()), wanted(answer), null);
  }

  /**
   * Whatever it answers, asked for once.
   *
   * @throws Unavailable where it does not answer in time
   */
  HttpResponse<byte[]> send(HttpRequest request) {
    return send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES), LONGEST);
  }

  /**
   * The same, into a file, which is overwritten.
   *
   * @param most how many bytes it may be
   */
  HttpResponse<Path> send(HttpRequest request, Path file, long most, Duration longest) {
    var kept =
        BodyHandlers.ofFile(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    return send(request, BodyHandlers.limiting(kept, most), longest);
  }

  private <T> HttpResponse<T> send(
      HttpRequest request, HttpResponse.BodyHandler<T> handler, Duration longest) {
    var answer = client.sendAsync(request, handler);
    try {
      return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw unavailable("no answer within %d s".formatted(longest.toSeconds()), LATER, e);
    } catch (ExecutionException e) {
      throw unavailable(whyFailed(e.getCause()), LATER, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("the bot is shutting down", LATER, e);
    }
  }

  private static String whyFailed(@Nullable Throwable failure) {
    return failure != null && String.valueOf(failure.getMessage()).contains("exceeds capacity")
        ? "it answers more than %d MiB".formatted(MOST_BYTES >> 20)
        : "the connection failed";
  }

  private static Duration wanted(HttpResponse<?> answer) {
    var seconds = answer.headers().firstValue("Retry-After").orElse("");
    return seconds.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : LATER;
  }

  private static void rest(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Unavailable unavailable(String message, Duration retryAfter, @Nullable Throwable cause) {
    return new Unavailable(system, message, retryAfter, cause);
  }
}
