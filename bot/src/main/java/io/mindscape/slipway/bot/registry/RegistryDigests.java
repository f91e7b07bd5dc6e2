package io.mindscape.slipway.bot.registry;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.image.Digests;
import io.mindscape.slipway.jobs.image.ImageName;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Digests by the OCI distribution API: what a tag names, which is the list where an image is one
 * for several platforms.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">the API</a>
 */
public final class RegistryDigests implements Digests {

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
    for (var repository : Registries.repositories(name)) {
      var visit = new Visit(registry, repository, logins, fetch);
      var found = ask(visit, visit.at("manifests/" + name.tag()));
      if (found instanceof Answer.Known) {
        return found;
      }
      answer = found;
    }
    return answer;
  }

  private static Answer ask(Visit visit, URI manifest) {
    var head = visit.ask("HEAD", manifest);
    return switch (head.statusCode()) {
      case 200 -> new Answer.Known(digest(head).orElseGet(() -> ofBytes(visit, manifest)));
      case 404 -> new Answer.Unknown("its registry has no such tag");
      case 401, 403 -> new Answer.Unknown("its registry " + OciRegistry.LOCKED);
      default -> throw broken("answers %d".formatted(head.statusCode()));
    };
  }

  private static Optional<String> digest(HttpResponse<byte[]> head) {
    return head.headers()
        .firstValue("Docker-Content-Digest")
        .filter(digest -> DIGEST.matcher(digest).matches());
  }

  private static String ofBytes(Visit visit, URI manifest) {
    var whole = visit.ask("GET", manifest);
    if (whole.statusCode() != 200) {
      throw broken("answers %d".formatted(whole.statusCode()));
    }
    return Sha.of(whole.body());
  }

  private static Unavailable broken(String what) {
    return new Unavailable(OciRegistry.SYSTEM, "it " + what, Duration.ofMinutes(1), null);
  }
}
