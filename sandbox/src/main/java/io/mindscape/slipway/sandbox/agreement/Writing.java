package io.mindscape.slipway.sandbox.agreement;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a tree is put into text, without a change of what it says.
 *
 * @param indent spaces for each level, 2 or more
 */
record Writing(int indent, Set<Trait> traits) {

  static final Writing USUAL = new Writing(2, Set.of());

  Writing {
    traits = Set.copyOf(traits);
  }

  /** What is not usual about it. */
  enum Trait {
    /** In braces and brackets, as JSON does. */
    FLOW,
    /** The dashes of a list stand below its key, not further in. */
    HANGING,
    /** Comments stand between the lines. */
    COMMENTS,
    /** {@code ---} stands before and {@code ...} after it. */
    MARKERS,
    /** {@code %YAML 1.1} stands before it. */
    DIRECTIVE,
    /** It begins with a byte order mark. */
    MARK,
    /** Empty documents stand around it. */
    EMPTY_DOCUMENTS,
    /** Lines end as on Windows. */
    CRLF,
    /** Lines end with spaces, and empty ones stand between them. */
    LOOSE,
    /**
     * Keys that YAML 1.1 takes for something else stand without quotes: this may not be harmless.
     */
    PLAIN_KEYS,
    /** Keys stand in quotes. */
    QUOTED_KEYS,
    /** Texts stand between single quotes. */
    SINGLE_QUOTES,
    /** What is not a letter is escaped in texts. */
    ESCAPES,
    /** Texts are told to be texts. */
    TAGS,
    /** Texts of several words are folded over several lines. */
    FOLDED;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  Writing with(Trait... more) {
    var all = EnumSet.noneOf(Trait.class);
    Stream.concat(traits.stream(), Arrays.stream(more)).forEach(all::add);
    return new Writing(indent, all);
  }

  Writing indented(int spaces) {
    return new Writing(spaces, traits);
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /** In words. */
  @Override
  public String toString() {
    var words = traits.stream().sorted().map(Trait::toString).collect(Collectors.joining(", "));
    return indent == 2 ? words : words + " indented by " + indent;
  }
}
