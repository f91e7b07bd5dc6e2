package io.mindscape.slipway.bot.registry;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.image.Digests;
import io.mindscape.slipway.jobs.image.ImageName;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Digests by the OCI distribution API: what a tag names, which is the list where an image is one
 * for several platforms.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">the API</a>
 */
public final class RegistryDigests implements Digests {

  private static final String KINDS =
      String.join(
          ", ",
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json",
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.v2+json");
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  private final Registries registries;
  private final Logins logins;
  private final Fetch fetch = new Fetch(Duration.ofSeconds(1));

  public RegistryDigests(Registries registries, Logins logins) {
    this.registries = registries;
    this.logins = logins;
  }

  @Override
  public Answer of(String image) {
    var name = ImageName.parse(image);
    if (name.isEmpty()) {
      return new Answer.Unknown("that is no name of an image");
    }
    var base = registries.of(name.get().registry());
    return base.map(registry -> of(registry, name.get()))
        .orElseGet(
            () ->
                new Answer.Unknown(
                    name.get().registry().isEmpty()
                        ? "it names no registry: set SLIPWAY_REGISTRY_URL to the one that has such"
                            + " images"
                        : "SLIPWAY_REGISTRIES does not list its registry"));
  }

  private Answer of(URI registry, ImageName name) {
    Answer answer = new Answer.Unknown("its registry has no such tag");
    for (var repository : repositories(name)) {
      var found = new Question(registry, repository, name.tag()).answer();
      if (found instanceof Answer.Known) {
        return found;
      }
      answer = found;
    }
    return answer;
  }

  /** What everybody calls by one word is kept in a folder of that name where it is everybody's. */
  private static List<String> repositories(ImageName name) {
    var repository = name.repository();
    return name.registry().isEmpty() && repository.indexOf('/') < 0
        ? List.of(repository, "library/" + repository)
        : List.of(repository);
  }

  /** One question, with whatever has to be shown to be let in. */
  private final class Question {
    private final URI registry;
    private final String repository;
    private final URI manifest;

    Question(URI registry, String repository, String tag) {
      this.registry = registry;
      this.repository = repository;
      this.manifest = URI.create("%s/v2/%s/manifests/%s".formatted(registry, repository, tag));
    }

    Answer answer() {
      var answer = ask("HEAD", "");
      if (answer.statusCode() != 401) {
        return read(answer, "");
      }
      var shown = Challenge.of(answer).flatMap(this::authorization);
      return shown.isEmpty() ? notLetIn() : read(ask("HEAD", shown.get()), shown.get());
    }

    private Optional<String> authorization(Challenge challenge) {
      return challenge.isBasic()
          ? logins.of(registry).map(login -> "Basic " + login)
          : challenge.tokenFor(repository).flatMap(this::token).map(token -> "Bearer " + token);
    }

    private Optional<String> token(URI where) {
      var answer = fetch.send(request("GET", where, logins.of(registry).map("Basic "::concat)));
      if (answer.statusCode() != 200) {
        return Optional.empty();
      }
      try {
        var said = JsonMapper.shared().readTree(answer.body());
        return Optional.of(said.path("token").asString(said.path("access_token").asString("")))
            .filter(token -> token.matches("[\\x21-\\x7e]+"));
      } catch (JacksonException e) {
        throw broken("gives something that is no token");
      }
    }

    private HttpResponse<byte[]> ask(String method, String authorization) {
      return fetch.send(
          request(method, manifest, Optional.of(authorization).filter(some -> !some.isEmpty())));
    }

    private Answer read(HttpResponse<byte[]> head, String authorization) {
      return switch (head.statusCode()) {
        case 200 ->
            new Answer.Known(digest(head).orElseGet(() -> ofBytes(ask("GET", authorization))));
        case 404 -> new Answer.Unknown("its registry has no such tag");
        case 401, 403 -> notLetIn();
        default -> throw broken("answers %d".formatted(head.statusCode()));
      };
    }

    private Optional<String> digest(HttpResponse<byte[]> head) {
      return head.headers()
          .firstValue("Docker-Content-Digest")
          .filter(digest -> DIGEST.matcher(digest).matches());
    }

    private String ofBytes(HttpResponse<byte[]> whole) {
      if (whole.statusCode() != 200) {
        throw broken("answers %d".formatted(whole.statusCode()));
      }
      try {
        var sha = MessageDigest.getInstance("SHA-256").digest(whole.body());
        return "sha256:" + HexFormat.of().formatHex(sha);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
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

  private static Digests.Answer notLetIn() {
    return new Answer.Unknown(
        "its registry wants a password: name a file with it as SLIPWAY_REGISTRY_AUTH_FILE");
  }

  private static Unavailable broken(String what) {
    return new Unavailable(OciRegistry.SYSTEM, "it " + what, Duration.ofMinutes(1), null);
  }
}
