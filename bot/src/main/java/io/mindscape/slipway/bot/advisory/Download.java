package io.mindscape.slipway.bot.advisory;

import io.mindscape.slipway.jobs.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Fetches a file that anybody may read, within bounds. */
final class Download {

  private static final long MOST_BYTES = 1L << 30;

  /** Of a server that is asked for the head alone, and does not know how. */
  private static final int NO_SUCH_METHOD = 405;

  private Download() {}

  /**
   * @throws Unavailable where it does not come in time, or not at all
   */
  static void to(Path file, URI where, Duration longest) {
    try (var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build()) {
      var handler =
          BodyHandlers.limiting(
              BodyHandlers.ofFile(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE),
              MOST_BYTES);
      var answer = client.sendAsync(HttpRequest.newBuilder(where).build(), handler);
      try {
        int status = answer.get(longest.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        if (status != 200) {
          throw unavailable("%s answers %d".formatted(where.getHost(), status), null);
        }
      } catch (TimeoutException e) {
        throw unavailable("no answer within %d s".formatted(longest.toSeconds()), e);
      } catch (ExecutionException e) {
        throw unavailable("the connection to %s failed".formatted(where.getHost()), e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw unavailable("the bot is shutting down", e);
      } finally {
        // What did not come in time is not waited for.
        client.shutdownNow();
      }
    }
  }

  /**
   * When what is there was made, as its server says; 1970 where it does not say.
   *
   * @throws Unavailable where it does not answer in time, or has nothing there
   */
  static Instant lastModified(URI where, Duration longest) {
    var question =
        HttpRequest.newBuilder(where).method("HEAD", BodyPublishers.noBody()).timeout(longest);
    try (var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build()) {
      var answer = client.send(question.build(), BodyHandlers.discarding());
      int status = answer.statusCode();
      if (status != 200 && status != NO_SUCH_METHOD) {
        throw unavailable("%s answers %d".formatted(where.getHost(), status), null);
      }
      return answer.headers().firstValue("Last-Modified").map(Download::date).orElse(Instant.EPOCH);
    } catch (IOException e) {
      throw unavailable("the connection to %s failed".formatted(where.getHost()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("the bot is shutting down", e);
    }
  }

  private static Instant date(String header) {
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header));
    } catch (DateTimeException odd) {
      return Instant.EPOCH;
    }
  }

  private static Unavailable unavailable(String message, @Nullable Throwable cause) {
    return new Unavailable(OsvPlaces.SYSTEM, message, Duration.ofMinutes(1), cause);
  }
}
