package io.mindscape.slipway.policies.finding;

/**
 * The line of a finding in what a renderer made of a template, beside the line that somebody wrote.
 *
 * @param template the template that it was rendered from, as {@link Place#file} names files
 * @param line from 1, in all that this template renders
 * @param text the line, without the space around it; empty where it is not to be repeated, as it
 *     may be secret
 */
public record Rendered(String template, int line, String text) {

  public Rendered {
    if (line < 1) {
      throw new IllegalArgumentException("lines count from 1: " + line);
    }
  }

  /** For a person, in a few words. */
  @Override
  public String toString() {
    return "line %d of what %s renders%s"
        .formatted(line, template, text.isEmpty() ? "" : ": `" + text + "`");
  }
}
