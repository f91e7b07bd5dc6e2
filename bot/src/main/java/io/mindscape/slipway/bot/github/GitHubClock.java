package io.mindscape.slipway.bot.github;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What time it is on GitHub's clock: every answer tells it, also one that refuses. */
final class GitHubClock {

  /** Answers tell whole seconds. */
  static final Duration GRAIN = Duration.ofSeconds(1);

  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final Line line;

  GitHubClock(Line line) {
    this.line = line;
  }

  /**
   * Asks.
   *
   * @return nothing where the answer does not tell the time
   * @throws io.mindscape.slipway.jobs.Unavailable if there is no answer
   */
  Optional<Instant> tells() {
    var request = HttpRequest.newBuilder(URI.create(line.api() + "/")).timeout(ANSWER).build();
    try (var client = HttpClient.newBuilder().connectTimeout(ANSWER).build()) {
      return client
          .send(request, BodyHandlers.discarding())
          .headers()
          .firstValue("Date")
          .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
          .map(ZonedDateTime::toInstant);
    } catch (DateTimeException odd) {
      return Optional.empty();
    } catch (IOException silent) {
      throw line.trouble().silent(silent);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw line.trouble().silent(stopped);
    }
  }
}
