package io.mindscape.slipway.bot.registry;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** All tags of an image, page by page, within bounds. */
final class TagList {

  /** What registries are asked to send at once; they may send fewer. */
  private static final int ON_A_PAGE = 1_000;

  /** No image has as many; a registry that always names a next page must not hold us. */
  private static final int MOST_PAGES = 100;

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final Pattern NEXT =
      Pattern.compile("<([^>]*)>\\s*;(?:[^,]*;)?\\s*rel=\"?next\"?", Pattern.CASE_INSENSITIVE);

  private final Fetch fetch;
  private final LongSupplier nanos;

  TagList(Fetch fetch, LongSupplier nanos) {
    this.fetch = fetch;
    this.nanos = nanos;
  }

  /** Nothing where the registry does not know the image. */
  Optional<List<String>> of(Visit visit, String image) {
    long began = nanos.getAsLong();
    var tags = new ArrayList<String>();
    var page = Optional.of(visit.at("tags/list?n=" + ON_A_PAGE));
    for (int pages = 0; page.isPresent(); pages++) {
      if (pages == MOST_PAGES) {
        throw OciRegistry.broken("lists %s in more than %d pages".formatted(image, MOST_PAGES));
      }
      if (nanos.getAsLong() - began > LONGEST.toNanos()) {
        throw OciRegistry.broken(
            "takes more than %d s to list %s".formatted(LONGEST.toSeconds(), image));
      }
      var where = page.get();
      var answer = fetch.patiently(() -> visit.ask("GET", where));
      if (!OciRegistry.isThere(answer)) {
        return Optional.empty();
      }
      tags.addAll(read(answer));
      page = next(answer);
    }
    return Optional.of(tags);
  }

  private static List<String> read(HttpResponse<byte[]> answer) {
    try {
      var list = JsonMapper.shared().readTree(answer.body()).path("tags");
      // An image whose last tag was deleted has null here.
      if (!list.isArray() && !list.isNull()) {
        throw OciRegistry.broken("answers something that is no list of tags");
      }
      return list.valueStream().map(tag -> tag.asString("")).toList();
    } catch (JacksonException e) {
      throw OciRegistry.broken("answers something that is no list of tags");
    }
  }

  private static Optional<URI> next(HttpResponse<byte[]> answer) {
    return answer.headers().allValues("Link").stream()
        .map(NEXT::matcher)
        .filter(Matcher::find)
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
    throw OciRegistry.broken("names a next page that is not its own");
  }
}
