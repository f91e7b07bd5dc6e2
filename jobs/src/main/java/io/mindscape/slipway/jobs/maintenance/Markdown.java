package io.mindscape.slipway.jobs.maintenance;

/** Words that came from elsewhere, made harmless in what the bot writes. */
final class Markdown {

  private Markdown() {}

  /** As code: no mention, link or markup in it has any effect. */
  static String code(String text) {
    return "`" + text.replace('`', '\'').replaceAll("\\s+", " ").strip() + "`";
  }
}
