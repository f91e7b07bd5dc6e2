package io.mindscape.slipway.jobs.database;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One thing to do to one table or index. */
public record Chore(Kind kind, Relation on) {

  private static final Pattern LEFTOVER = Pattern.compile("(.+)_cc(?:new|old)\\d*");

  /** PostgreSQL cuts a name after so many bytes; the rest is for the ending. */
  private static final int LONGEST_STEM = 50;

  /** In the order in which they are done. */
  public enum Kind {
    /** Drops an invalid index that a rebuilding of ours left. */
    DROP_LEFTOVER("drop"),
    /** {@code VACUUM (FREEZE, ANALYZE)}, before PostgreSQL forces it. */
    FREEZE("freeze"),
    /** {@code VACUUM (ANALYZE)}. */
    VACUUM("vacuum"),
    /** {@code REINDEX INDEX CONCURRENTLY}. */
    REINDEX("reindex"),
    ANALYZE("analyze");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As keys and measures call it. */
    public String word() {
      return word;
    }
  }

  /** Names it among all chores, such as {@code vacuum public.orders}. */
  public String key() {
    return kind.word() + " " + on;
  }

  /** As in "… was not begun". */
  public String title() {
    return "the %s of %s".formatted(kind.word(), on);
  }

  /**
   * The same, in one of several databases.
   *
   * @param database what it is called; empty for the only one
   */
  public String title(String database) {
    return database.isEmpty() ? title() : "%s in %s".formatted(title(), database);
  }

  /**
   * Whether an invalid index has the name that {@code REINDEX INDEX CONCURRENTLY} of this index
   * leaves behind: {@code _ccnew} or {@code _ccold}, with a number if that name was taken.
   */
  public boolean leaves(Relation index) {
    return kind == Kind.REINDEX
        && index.schema().equals(on.schema())
        && stem(index).map(this::isOurs).orElse(false);
  }

  /** The index whose rebuilding leaves an index of this name; nothing if none does. */
  private static Optional<String> stem(Relation index) {
    Matcher matcher = LEFTOVER.matcher(index.name());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private boolean isOurs(String stem) {
    return stem.equals(on.name()) || (stem.length() >= LONGEST_STEM && on.name().startsWith(stem));
  }
}
