package io.mindscape.slipway.policies.rule.served;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Go types of the built-in kinds, written by {@code policies/schemas/go-types} from the types
 * themselves. They decide what is there in CEL: {@code hostNetwork: false} is not, as the field
 * leaves out its zero value; {@code resources} always is, as its field does not.
 */
final class GoTypes {

  private static final String FILE = "/io/mindscape/slipway/policies/rule/served/go-types.txt";

  private final Map<String, Integer> kinds = new HashMap<>();
  private final Map<Integer, Map<String, Field>> types = new HashMap<>();

  private GoTypes(List<String> lines) {
    for (var line : lines) {
      var words = line.split(" ");
      if (Character.isDigit(line.charAt(0))) {
        types.put(Integer.valueOf(words[0]), fields(words));
      } else {
        kinds.put(words[0] + " " + words[1], Integer.valueOf(words[2]));
      }
    }
  }

  static GoTypes read() {
    try (var file = GoTypes.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return new GoTypes(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  private static Map<String, Field> fields(String[] words) {
    var fields = new LinkedHashMap<String, Field>();
    for (int at = 1; at < words.length; at++) {
      int colon = words[at].lastIndexOf(':');
      fields.put(words[at].substring(0, colon), Field.of(words[at].substring(colon + 1)));
    }
    return fields;
  }

  /** The fields of a kind's objects, or null where the kind is not built in. */
  @Nullable Map<String, Field> of(String apiVersion, String kind) {
    var type = kinds.get(apiVersion + " " + kind);
    return type == null ? null : type(type);
  }

  Map<String, Field> type(int type) {
    return types.getOrDefault(type, Map.of());
  }

  /**
   * A field.
   *
   * @param type letters: {@code s b i f} for texts, truths, integers, reals; {@code q t u d x y r}
   *     for quantities, times, times with microseconds, durations, int-or-string, bytes, anything;
   *     {@code o7} for an object of type 7; {@code l} and {@code m} before another for a list or
   *     map of it
   * @param omitsEmpty whether its empty value is left out
   * @param omitsZero whether its zero value is left out, be it a struct
   * @param isPointer whether it can be told apart from its zero value
   */
  record Field(String type, boolean omitsEmpty, boolean omitsZero, boolean isPointer) {

    static Field of(String code) {
      var type = code.replaceAll("[?!*]+$", "");
      var flags = code.substring(type.length());
      return new Field(type, flags.contains("?"), flags.contains("!"), flags.contains("*"));
    }
  }
}
