package io.mindscape.slipway.jobs.inspect;

import java.util.Arrays;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The words that a text, or all texts of a folder, hold and that may be part of the name of a kind:
 * runs of ASCII letters and digits that begin with a capital. Too many are as good as all there
 * are.
 */
final class Words {

  private static final int MOST = 3_000;
  private static final Pattern WORD = Pattern.compile("[A-Z][A-Za-z0-9]+");
  private static final Words NONE = new Words(new String[0], false);
  private static final Words ALL = new Words(new String[0], true);

  private final String[] sorted;
  private final boolean isAll;

  private Words(String[] sorted, boolean isAll) {
    this.sorted = sorted;
    this.isAll = isAll;
  }

  /** Whatever anybody asks for. */
  static Words all() {
    return ALL;
  }

  static Words in(String text) {
    var found = new TreeSet<String>();
    var word = WORD.matcher(text);
    while (word.find()) {
      found.add(word.group());
      if (found.size() > MOST) {
        return ALL;
      }
    }
    return of(found);
  }

  static Words together(Collection<Words> all) {
    var found = new TreeSet<String>();
    for (var words : all) {
      found.addAll(Arrays.asList(words.sorted));
      if (words.isAll || found.size() > MOST) {
        return ALL;
      }
    }
    return of(found);
  }

  private static Words of(SortedSet<String> found) {
    return found.isEmpty() ? NONE : new Words(found.toArray(String[]::new), false);
  }

  /** Whether the text may hold one of these; if not, it does not. */
  boolean mayHold(Collection<String> names) {
    return isAll || names.stream().anyMatch(name -> !isWord(name) || holds(name));
  }

  /** Of other names it is not known where they stand. */
  private static boolean isWord(String name) {
    return WORD.matcher(name).matches();
  }

  /** A name may be part of a longer word. */
  private boolean holds(String name) {
    return Arrays.stream(sorted).anyMatch(word -> word.contains(name));
  }

  long bytes() {
    return 100 + 40L * sorted.length;
  }
}
