package io.mindscape.slipway.policies.rule.served;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Go struct: its fields, in their order. */
final class Struct {

  private final String[] names;
  private final Field[] fields;
  private final Map<String, Integer> places = new HashMap<>();

  private Struct(String[] names, Field[] fields) {
    this.names = names;
    this.fields = fields;
    for (int at = 0; at < names.length; at++) {
      places.put(names[at], at);
    }
  }

  /** The struct of {@code name:code name:code …}. */
  static Struct of(String line) {
    var words = line.isEmpty() ? new String[0] : line.split(" ", -1);
    var fields = new Field[words.length];
    for (int at = 0; at < words.length; at++) {
      int colon = words[at].lastIndexOf(':');
      fields[at] = Field.of(words[at].substring(colon + 1));
      words[at] = words[at].substring(0, colon).intern();
    }
    return new Struct(words, fields);
  }

  int size() {
    return fields.length;
  }

  String name(int at) {
    return names[at];
  }

  Field field(int at) {
    return fields[at];
  }

  /** Which field has a name; -1 for none. */
  int place(String name) {
    var place = places.get(name);
    return place == null ? -1 : place;
  }

  /**
   * A field, or what is in a list or a map.
   *
   * @param type {@code s b i f} for texts, truths, integers, reals; {@code q t u d x y r} for
   *     quantities, times, times with microseconds, durations, int-or-string, bytes, anything;
   *     {@code o} for an object, {@code l} and {@code m} for a list and a map
   * @param number of an object's type
   * @param item of a list or a map
   * @param omitsEmpty whether its empty value is left out
   * @param omitsZero whether its zero value is left out, be it a struct
   * @param isPointer whether it can be told apart from its zero value
   */
  record Field(
      char type,
      int number,
      @Nullable Field item,
      boolean omitsEmpty,
      boolean omitsZero,
      boolean isPointer) {

    /** The field of a code such as {@code lo7?}: a list of objects of type 7, left out if empty. */
    static Field of(String code) {
      int end = code.length();
      while (end > 0 && "?!*".indexOf(code.charAt(end - 1)) >= 0) {
        end--;
      }
      var flags = code.substring(end);
      char type = code.charAt(0);
      return new Field(
          type,
          type == 'o' ? Integer.parseInt(code.substring(1, end)) : 0,
          type == 'l' || type == 'm' ? of(code.substring(1, end)) : null,
          flags.contains("?"),
          flags.contains("!"),
          flags.contains("*"));
    }
  }
}
