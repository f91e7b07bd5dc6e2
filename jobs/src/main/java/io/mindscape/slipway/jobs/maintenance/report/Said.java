package io.mindscape.slipway.jobs.maintenance.report;

import java.util.Arrays;

/**
 * One thing that maintenance says of itself.
 *
 * @param text Markdown, one line
 */
public record Said(Kind kind, String text) {

  /** What sort of thing it is. */
  public enum Kind {
    /** It was done, or there was no need to do it. */
    DID(""),
    /** It could not be done. */
    COULD_NOT("!"),
    /** A person has something to do now. */
    WAITS("?"),
    /** It was begun, and is neither finished nor taken back. */
    LEFT("~");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    /** No Markdown begins with it. */
    private String prefix() {
      return sign.isEmpty() ? "" : "\u001f" + sign;
    }
  }

  /** What {@link #line} made. A line without a kind was {@link Kind#DID}. */
  public static Said of(String line) {
    return Arrays.stream(Kind.values())
        .filter(kind -> !kind.prefix().isEmpty() && line.startsWith(kind.prefix()))
        .findFirst()
        .map(kind -> new Said(kind, line.substring(kind.prefix().length())))
        .orElseGet(() -> new Said(Kind.DID, line));
  }

  /** As one line, with its kind in it, to be kept. */
  public String line() {
    return kind.prefix() + text;
  }
}
