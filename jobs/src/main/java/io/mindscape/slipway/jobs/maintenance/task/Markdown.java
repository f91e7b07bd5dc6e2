package io.mindscape.slipway.jobs.maintenance.task;

/** Words that came from elsewhere, made harmless in what the bot writes. */
public final class Markdown {

  private Markdown() {}

  /** As code: no mention, link or markup in it has any effect. */
  public static String code(String text) {
    return "`" + text.replace('`', '\'').replaceAll("\\s+", " ").strip() + "`";
  }
}
