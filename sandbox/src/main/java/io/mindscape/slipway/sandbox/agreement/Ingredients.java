package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Mutation.Mutant;
import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import io.mindscape.slipway.sandbox.agreement.Tree.Entry;
import io.mindscape.slipway.sandbox.agreement.Tree.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The values that a {@code .values.yaml} suggests for a kind or a type: a path such as {@code
 * spec.ports[*].protocol}, and what to write there. A value is written where the path leads, also
 * where nothing stands yet. Under the key {@code together} stand lists of such paths and values
 * that are written at once.
 */
record Ingredients(List<Recipe> recipes) {

  private static final String TOGETHER = "together";

  Ingredients {
    recipes = List.copyOf(recipes);
  }

  /** What is written at once. */
  record Recipe(List<Step> steps) {}

  /** One place and the values for it, of which one is drawn. */
  record Step(String path, List<Tree> values) {}

  static final Ingredients NONE = new Ingredients(List.of());

  /** Reads them from a file's mapping. */
  static Ingredients of(Tree file) {
    var recipes = new ArrayList<Recipe>();
    for (var entry : ((Branch) Expansion.of(file)).entries()) {
      var values = ((Items) entry.value()).items();
      if (entry.key().equals(TOGETHER)) {
        values.forEach(
            recipe ->
                recipes.add(
                    new Recipe(
                        ((Branch) recipe)
                            .entries().stream()
                                .map(step -> new Step(step.key(), List.of(step.value())))
                                .toList())));
      } else {
        recipes.add(new Recipe(List.of(new Step(entry.key(), values))));
      }
    }
    return new Ingredients(recipes);
  }

  /** Follows one of the recipes in an object, or in a part of one. */
  Optional<Mutant> apply(Site site, RandomGenerator chance) {
    return Subject.pick(recipes, chance)
        .map(
            recipe -> {
              var tree = site.value();
              var words = new StringBuilder("set");
              for (var step : recipe.steps) {
                var value = Subject.pick(step.values, chance).orElseThrow();
                tree = set(tree, site.shape(), segments(step.path), value, chance);
                words.append(' ').append(step.path);
              }
              return new Mutant(tree, words.toString());
            });
  }

  /** Keys, and {@code *} for any item or key; a key with dots in it stands in brackets. */
  static List<String> segments(String path) {
    return java.util.regex.Pattern.compile("\\[([^\\]]+)]|([^.\\[\\]]+)")
        .matcher(path)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .toList();
  }

  private static Tree set(
      @Nullable Tree tree,
      @Nullable Shape shape,
      List<String> path,
      Tree value,
      RandomGenerator chance) {
    if (path.isEmpty()) {
      return value;
    }
    var rest = path.subList(1, path.size());
    boolean list = tree instanceof Items || (shape != null && shape.type() == FieldType.LIST);
    if (list && isIndex(path.get(0))) {
      return setItem(tree, shape, path.get(0), rest, value, chance);
    }
    var branch = tree instanceof Branch there ? there : new Branch(List.of());
    var key = path.get(0);
    if (key.equals("*")) {
      key = Subject.pick(branch.entries(), chance).map(Entry::key).orElse("a");
    }
    var below = branch.get(key).orElse(null);
    return branch.with(key, set(below, inner(shape, key), rest, value, chance));
  }

  /** Another mutation may have put a list where the path has a key. */
  private static boolean isIndex(String segment) {
    return segment.equals("*") || segment.chars().allMatch(Character::isDigit);
  }

  private static Tree setItem(
      @Nullable Tree tree,
      @Nullable Shape shape,
      String segment,
      List<String> rest,
      Tree value,
      RandomGenerator chance) {
    var items = new ArrayList<>(tree instanceof Items list ? list.items() : List.of());
    int at =
        segment.equals("*") ? chance.nextInt(Math.max(1, items.size())) : Integer.parseInt(segment);
    var inner = shape == null ? null : shape.inner();
    if (at < items.size()) {
      items.set(at, set(items.get(at), inner, rest, value, chance));
    } else {
      items.add(set(null, inner, rest, value, chance));
    }
    return new Items(items);
  }

  private static @Nullable Shape inner(@Nullable Shape shape, String key) {
    if (shape == null) {
      return null;
    }
    return shape.type() == FieldType.OBJECT ? shape.field(key) : shape.inner();
  }
}
