package io.mindscape.slipway.bot.registry;

import io.mindscape.slipway.jobs.Unavailable;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Questions about one image, with whatever has to be shown to be let in: nothing until the registry
 * asks for it, then a login, or a token that reads this image alone. What let us in is shown again
 * with the next question.
 */
final class Visit {

  private static final String KINDS =
      String.join(
          ", ",
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json",
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.v2+json");

  private final URI registry;
  private final String repository;
  private final Logins logins;
  private final Fetch fetch;
  private Optional<String> shown = Optional.empty();

  /**
   * @param registry without a slash at the end
   */
  Visit(URI registry, String repository, Logins logins, Fetch fetch) {
    this.registry = registry;
    this.repository = repository;
    this.logins = logins;
    this.fetch = fetch;
  }

  /** The address of something of the image: {@code tags/list}. */
  URI at(String what) {
    return URI.create("%s/v2/%s/%s".formatted(registry, repository, what));
  }

  /**
   * Whatever the registry answers; 401 only where nothing lets us in.
   *
   * @throws Unavailable where it does not answer in time
   */
  HttpResponse<byte[]> ask(String method, URI where) {
    var answer = fetch.send(request(method, where, shown));
    if (answer.statusCode() != 401) {
      return answer;
    }
    // Who does not say what is wanted is shown the login, if there is one.
    var now = Challenge.of(answer).map(this::authorization).orElseGet(this::login);
    if (now.isEmpty()) {
      return answer;
    }
    shown = now;
    return fetch.send(request(method, where, now));
  }

  /**
   * A file of the image, such as a layer, into a file of ours. Where it is kept elsewhere, as many
   * registries have it, it is fetched there, and nothing is shown there.
   *
   * @return the status of the answer
   */
  int download(URI where, Path file, long most, Duration longest) {
    var answer = fetch.send(request("GET", where, shown), file, most, longest);
    int status = answer.statusCode();
    var elsewhere =
        status == 307 || status == 302 || status == 303
            ? answer.headers().firstValue("Location").flatMap(to -> elsewhere(where, to))
            : Optional.<URI>empty();
    return elsewhere
        .map(to -> fetch.send(HttpRequest.newBuilder(to).build(), file, most, longest).statusCode())
        .orElse(status);
  }

  private static Optional<URI> elsewhere(URI where, String location) {
    try {
      var to = where.resolve(location);
      boolean isSafe = "https".equals(to.getScheme()) || Registries.isHere(where.getAuthority());
      return Optional.of(to).filter(it -> isSafe && it.getHost() != null);
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private Optional<String> authorization(Challenge challenge) {
    return challenge.isBasic()
        ? login()
        : challenge.tokenFor(repository).flatMap(this::token).map(token -> "Bearer " + token);
  }

  private Optional<String> login() {
    return logins.of(registry).map("Basic "::concat);
  }

  private Optional<String> token(URI where) {
    var answer = fetch.send(request("GET", where, login()));
    if (answer.statusCode() == 429 || answer.statusCode() >= 500) {
      throw fetch.unavailable(answer, "who gives its tokens answers");
    }
    if (answer.statusCode() != 200) {
      return Optional.empty();
    }
    try {
      var said = JsonMapper.shared().readTree(answer.body());
      return Optional.of(said.path("token").asString(said.path("access_token").asString("")))
          .filter(token -> token.matches("[\\x21-\\x7e]+"));
    } catch (JacksonException e) {
      throw new Unavailable(
          OciRegistry.SYSTEM, "it gives something that is no token", Duration.ofMinutes(1), null);
    }
  }

  private static HttpRequest request(String method, URI where, Optional<String> authorization) {
    var request =
        HttpRequest.newBuilder(where)
            .header("Accept", method.equals("GET") ? KINDS + ", application/json" : KINDS)
            .method(method, HttpRequest.BodyPublishers.noBody());
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request.build();
  }
}
