package io.mindscape.slipway.bot.registry;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.maintenance.ImageRegistry;
import io.mindscape.slipway.policies.Refused;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tags of a registry that speaks the OCI distribution API and asks for no password.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">the API</a>
 */
public final class OciRegistry implements ImageRegistry {

  static final String SYSTEM = "the image registry";

  private static final Pattern IMAGE =
      Pattern.compile(
          "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");
  private static final Pattern NEXT =
      Pattern.compile("<([^>]*)>\\s*;(?:[^,]*;)?\\s*rel=\"?next\"?", Pattern.CASE_INSENSITIVE);

  /** No image has as many tags; a registry that always names a next page must not hold us. */
  private static final int MOST_PAGES = 100;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final URI base;
  private final Fetch fetch;

  /**
   * @param base without a slash at the end: {@code https://registry.example}
   */
  public OciRegistry(URI base) {
    this(base, new Fetch(Duration.ofSeconds(1)));
  }

  OciRegistry(URI base, Fetch fetch) {
    this.base = base;
    this.fetch = fetch;
  }

  @Override
  public List<String> tags(String image) {
    if (!IMAGE.matcher(image).matches()) {
      throw new Refused(
          "\"%s\" is no name of an image: write it without registry and tag, such as mindscape/api"
              .formatted(image));
    }
    var tags = new ArrayList<String>();
    var page = Optional.of(URI.create(base + "/v2/" + image + "/tags/list"));
    for (int pages = 0; page.isPresent(); pages++) {
      if (pages == MOST_PAGES) {
        throw broken("lists %s in more than %d pages".formatted(image, MOST_PAGES));
      }
      var answer = fetch.get(page.get());
      if (answer.statusCode() == 404) {
        return List.of();
      }
      tags.addAll(read(answer));
      page = next(answer);
    }
    return tags;
  }

  private static List<String> read(HttpResponse<byte[]> answer) {
    try {
      var list = JSON.readTree(answer.body()).path("tags");
      // An image whose last tag was deleted has null here.
      if (!list.isArray() && !list.isNull()) {
        throw broken("answers something that is no list of tags");
      }
      return list.valueStream().map(tag -> tag.asString("")).toList();
    } catch (JacksonException e) {
      throw broken("answers something that is no list of tags");
    }
  }

  private static Optional<URI> next(HttpResponse<byte[]> answer) {
    return answer.headers().allValues("Link").stream()
        .map(NEXT::matcher)
        .filter(java.util.regex.Matcher::find)
        .map(link -> resolve(answer.uri(), link.group(1)))
        .findFirst();
  }

  private static URI resolve(URI page, String link) {
    try {
      var next = page.resolve(link);
      if (page.getScheme().equals(next.getScheme())
          && page.getAuthority().equals(next.getAuthority())) {
        return next;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw broken("names a next page that is not its own");
  }

  private static Unavailable broken(String what) {
    return new Unavailable(SYSTEM, "it " + what, Duration.ofMinutes(1), null);
  }
}
