package io.mindscape.slipway.policies.rule.served;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The Go types of the built-in kinds, written by {@code policies/schemas/go-types} from the types
 * themselves. They decide what is there in CEL: {@code hostNetwork: false} is not, as the field
 * leaves out its zero value; {@code resources} always is, as its field does not. A type is read
 * when it is first needed.
 */
final class GoTypes {

  private static final String FILE = "/io/mindscape/slipway/policies/rule/served/go-types.txt";

  private final Map<String, Integer> kinds = new HashMap<>();
  private final Map<Integer, String> lines = new HashMap<>();
  private final Map<Integer, Struct> types = new ConcurrentHashMap<>();

  private GoTypes(String text) {
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      line(text.substring(from, end));
      from = end + 1;
    }
  }

  private void line(String line) {
    if (Character.isDigit(line.charAt(0))) {
      int space = line.indexOf(' ');
      var number = Integer.valueOf(space < 0 ? line : line.substring(0, space));
      lines.put(number, space < 0 ? "" : line.substring(space + 1));
    } else {
      int space = line.lastIndexOf(' ');
      kinds.put(line.substring(0, space), Integer.valueOf(line.substring(space + 1)));
    }
  }

  static GoTypes read() {
    try (var file = GoTypes.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return new GoTypes(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  /** The fields of a kind's objects, or null where the kind is not built in. */
  @Nullable Struct of(String apiVersion, String kind) {
    var type = kinds.get(apiVersion + " " + kind);
    return type == null ? null : type(type);
  }

  /** A type by its number; one that is not known has no fields. */
  Struct type(int number) {
    var known = types.get(number);
    if (known == null) {
      known = Struct.of(lines.getOrDefault(number, ""));
      types.put(number, known);
    }
    return known;
  }
}
