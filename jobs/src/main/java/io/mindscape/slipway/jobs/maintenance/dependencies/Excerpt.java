package io.mindscape.slipway.jobs.maintenance.dependencies;

import io.mindscape.slipway.jobs.prose.Markdown;
import java.util.stream.Collectors;

/**
 * The beginning of what makers say of a release, made harmless: it is shown as code, in which no
 * mention, link or markup has any effect.
 */
final class Excerpt {

  private static final int LINES = 15;
  private static final int LINE = 200;

  private Excerpt() {}

  /**
   * A block that a person opens.
   *
   * @param words which update it is about, as Markdown
   */
  static String of(String words, Changes told) {
    var lines =
        told.text()
            .lines()
            .filter(line -> !line.isBlank())
            .limit(LINES)
            .map(Excerpt::cut)
            .collect(Collectors.joining("\n"));
    return Markdown.folded(
        "What its makers say of " + words,
        "%s\n%s".formatted(Markdown.fenced("text", lines), link(told)));
  }

  /** Only what could be nothing but an address is made a link. */
  private static String link(Changes told) {
    var page = told.page().toASCIIString();
    return page.matches("https?://[A-Za-z0-9._~:/?#@!$&'*+,;=%-]+")
        ? "All of it: <%s>\n".formatted(page)
        : "";
  }

  private static String cut(String line) {
    var plain = line.stripTrailing();
    return plain.length() > LINE ? plain.substring(0, LINE) + "…" : plain;
  }
}
