package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.Part.Fields;
import io.mindscape.slipway.policies.change.Part.Items;
import io.mindscape.slipway.policies.change.Part.Leaf;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether an object that comes is one that goes, under another name. */
final class Likeness {

  /** Of all values, so many are the same. */
  private static final double NEARLY = 0.75;

  /** With fewer values, all have to be the same. */
  private static final int FEW = 4;

  private static final Pattern HASHED = Pattern.compile("(.+)-([a-z0-9]{5,10})");
  private static final Pattern NO_WORD = Pattern.compile(".*[0-9].*|[bcdfghkmt2456789]{10}");

  private Likeness() {}

  /** What is asked of two objects of one kind. */
  @FunctionalInterface
  interface Test {
    boolean holds(Manifest old, Manifest now);
  }

  /** Whether a generator named both after their content: {@code config-7g2k9f5h4t}. */
  static boolean isGenerated(Manifest old, Manifest now) {
    var before = HASHED.matcher(old.ref().name());
    var after = HASHED.matcher(now.ref().name());
    return (old.text("kind").equals("ConfigMap") || old.text("kind").equals("Secret"))
        && before.matches()
        && after.matches()
        && before.group(1).equals(after.group(1))
        && NO_WORD.matcher(before.group(2)).matches()
        && NO_WORD.matcher(after.group(2)).matches();
  }

  /** Whether little but the name differs, and what repeats the name. */
  static boolean isNearlyTheSame(Manifest old, Manifest now, Secrets known) {
    var before = values(old, known, old.ref().name());
    var after = values(now, known, now.ref().name());
    var same = new HashSet<>(before);
    same.retainAll(after);
    int most = Math.max(before.size(), after.size());
    return most < FEW ? most > 0 && same.size() == most : same.size() >= NEARLY * most;
  }

  private static Set<Value> values(Manifest object, Secrets known, String name) {
    var values = new HashSet<Value>();
    Masking.of(object, known)
        .fields()
        .forEach(
            (key, part) -> {
              if (!key.equals("apiVersion") && !key.equals("kind")) {
                collect(key, part, name, values);
              }
            });
    values.removeIf(value -> value.path().equals("metadata.name"));
    values.removeIf(value -> value.path().equals("metadata.namespace"));
    return values;
  }

  private static void collect(String path, Part part, String name, Set<Value> values) {
    switch (part) {
      case Leaf leaf when leaf.identity() instanceof String text && !leaf.hidden() ->
          values.add(new Value(path, name.isEmpty() ? text : text.replace(name, "\0")));
      case Leaf leaf -> values.add(new Value(path, leaf.identity()));
      case Fields fields ->
          fields.fields().forEach((key, inner) -> collect(path + "." + key, inner, name, values));
      case Items items -> items.items().forEach(item -> collect(path + "[]", item, name, values));
    }
  }

  private record Value(String path, Object identity) {}
}
