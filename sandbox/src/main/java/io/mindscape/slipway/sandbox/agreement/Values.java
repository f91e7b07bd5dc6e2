package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import io.mindscape.slipway.sandbox.agreement.Tree.Items;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Interesting values, good and bad, from {@code pools.yaml}: by the name of a field, or else by its
 * type.
 */
final class Values {

  private final Map<String, List<Tree>> themes = new HashMap<>();
  private final List<Named> names = new ArrayList<>();

  private record Named(Pattern field, List<Tree> values) {}

  /** Reads {@code pools.yaml}: {@code themes} (name → values), {@code fields} (glob → themes). */
  Values(Tree pools) {
    for (var theme : branch(pools, "themes").entries()) {
      themes.put(theme.key(), list(theme.value()));
    }
    for (var field : branch(pools, "fields").entries()) {
      var values =
          list(field.value()).stream()
              .flatMap(theme -> theme(((Tree.Scalar) theme).text()).stream());
      names.add(new Named(glob(field.key()), values.toList()));
    }
  }

  List<Tree> theme(String name) {
    var values = themes.get(name);
    if (values == null) {
      throw new IllegalArgumentException("pools.yaml has no theme " + name);
    }
    return values;
  }

  /** A value for that field, if its name says anything. */
  Optional<Tree> byName(String field, RandomGenerator chance) {
    var fitting =
        names.stream()
            .filter(named -> named.field.matcher(field).matches())
            .map(Named::values)
            .toList();
    return Subject.pick(fitting, chance).flatMap(values -> Subject.pick(values, chance));
  }

  /** A value of that type, mostly a valid one. */
  Optional<Tree> byType(Shape shape, RandomGenerator chance) {
    if (!shape.values().isEmpty()) {
      return Subject.pick(shape.values(), chance).map(Tree::quoted);
    }
    return Subject.pick(theme("type " + shape.type().name()), chance);
  }

  private static Pattern glob(String glob) {
    return Pattern.compile(glob.replace("*", ".*"));
  }

  private static Branch branch(Tree tree, String key) {
    return (Branch) ((Branch) tree).get(key).orElseThrow();
  }

  private static List<Tree> list(Tree tree) {
    return ((Items) tree).items();
  }
}
