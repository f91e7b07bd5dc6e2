package io.mindscape.slipway.jobs.advisory;

import io.mindscape.slipway.jobs.advisory.Advisory.Names;
import io.mindscape.slipway.jobs.advisory.Affected.Event;
import io.mindscape.slipway.jobs.advisory.Affected.Range;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An advisory in the OSV format.
 *
 * @see <a href="https://ossf.github.io/osv-schema/">the format</a>
 */
public final class OsvFile {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.:_-]{2,99}");
  private static final Pattern LINK =
      Pattern.compile("https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/=&?%+,:;-]*)?");
  private static final int LONGEST_LINK = 300;

  private OsvFile() {}

  /** What came of reading it. */
  public sealed interface Read {
    record Found(Advisory advisory) implements Read {}

    /** It was taken back. */
    record Withdrawn() implements Read {}

    /** It is no advisory in this format. */
    record Unreadable() implements Read {}
  }

  /** Reads one. */
  public static Read read(byte[] json) {
    try {
      var node = JsonMapper.shared().readTree(json);
      var id = node.path("id").asString("");
      if (!ID.matcher(id).matches()) {
        return new Read.Unreadable();
      }
      return node.path("withdrawn").isString()
          ? new Read.Withdrawn()
          : new Read.Found(
              new Advisory(
                  new Names(id, strings(node.path("aliases")), strings(node.path("upstream"))),
                  severity(node),
                  link(node),
                  node.path("affected").valueStream().map(OsvFile::affected).toList()));
    } catch (JacksonException noJson) {
      return new Read.Unreadable();
    }
  }

  /** When it was changed last; nothing where it does not say so, or is no advisory. */
  public static Optional<Instant> modified(byte[] json) {
    try {
      return Optional.of(
          OffsetDateTime.parse(JsonMapper.shared().readTree(json).path("modified").asString(""))
              .toInstant());
    } catch (JacksonException | DateTimeException unknown) {
      return Optional.empty();
    }
  }

  private static Affected affected(JsonNode node) {
    var told = node.path("package");
    return new Affected(
        told.path("ecosystem").asString(""),
        told.path("name").asString(""),
        strings(node.path("versions")),
        node.path("ranges")
            .valueStream()
            // Those of Git are of commits.
            .filter(range -> range.path("type").asString("").matches("SEMVER|ECOSYSTEM"))
            .map(OsvFile::range)
            .toList());
  }

  private static Range range(JsonNode node) {
    return new Range(
        node.path("type").asString("").equals("SEMVER"),
        node.path("events").valueStream().flatMap(OsvFile::events).toList());
  }

  private static Stream<Event> events(JsonNode node) {
    return Stream.of(Event.Kind.values())
        .flatMap(
            kind -> {
              var version = node.path(kind.name().toLowerCase(Locale.ROOT)).asString("");
              return version.isEmpty() ? Stream.empty() : Stream.of(new Event(kind, version));
            });
  }

  /** A score of CVSS 3 is the best that there is; else the word that its source uses. */
  private static Severity severity(JsonNode node) {
    var told =
        Stream.concat(Stream.of(node), node.path("affected").valueStream())
            .flatMap(part -> part.path("severity").valueStream())
            .map(severity -> severity.path("score").asString(""))
            .toList();
    return told.stream()
        .flatMap(vector -> Cvss.score(vector).stream())
        .max(Double::compare)
        .map(Severity::ofScore)
        .orElseGet(() -> inWords(node, told));
  }

  private static Severity inWords(JsonNode node, List<String> told) {
    var words =
        Stream.concat(
            Stream.of(node.path("database_specific").path("severity").asString("")),
            node.path("affected")
                .valueStream()
                .flatMap(
                    part ->
                        Stream.of(
                            part.path("ecosystem_specific").path("severity").asString(""),
                            part.path("ecosystem_specific").path("urgency").asString(""))));
    return Stream.concat(words, told.stream())
        .map(Severity::ofWord)
        .filter(severity -> severity.level() != Severity.Level.UNTOLD)
        .findFirst()
        .orElse(Severity.UNTOLD);
  }

  /** The advisory itself, else the first page that it names. */
  private static String link(JsonNode node) {
    return Stream.of("ADVISORY", "WEB")
        .flatMap(
            type ->
                node.path("references")
                    .valueStream()
                    .filter(reference -> reference.path("type").asString("").equals(type))
                    .map(reference -> reference.path("url").asString("")))
        .filter(url -> url.length() <= LONGEST_LINK && LINK.matcher(url).matches())
        .findFirst()
        .orElse("");
  }

  private static Set<String> strings(JsonNode list) {
    var all = new HashSet<String>();
    list.valueStream().map(it -> it.asString("")).filter(it -> !it.isEmpty()).forEach(all::add);
    return all;
  }
}
