package io.mindscape.slipway.bot.advisory;

import io.mindscape.slipway.jobs.Unavailable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Fetches a file that anybody may read, within bounds. */
final class Download {

  private static final long MOST_BYTES = 1L << 30;

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

  private static Unavailable unavailable(String message, @Nullable Throwable cause) {
    return new Unavailable(OsvPlaces.SYSTEM, message, Duration.ofMinutes(1), cause);
  }
}
