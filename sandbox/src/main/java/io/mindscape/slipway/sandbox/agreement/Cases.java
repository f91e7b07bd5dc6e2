package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Case.Body;
import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import io.mindscape.slipway.sandbox.agreement.Tree.Entry;
import io.mindscape.slipway.sandbox.agreement.Tree.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Makes the cases of one kind. The same seed and number always give the same case. */
final class Cases {

  private static final int HARMLESS_PERCENT = 14;
  private static final int SEVERAL_PERCENT = 20;
  private static final int DRESSED_PERCENT = 8;

  private final Kind kind;
  private final List<Tree> seeds;
  private final Recipes recipes;
  private final Values values;
  private final List<Site> donors;
  private final long seed;
  private final Menu menu = new Menu();

  /** Of a kind with at least one seed. */
  Cases(Kind kind, List<Tree> seeds, Recipes recipes, Values values, long seed) {
    this.kind = kind;
    this.seeds = List.copyOf(seeds);
    this.recipes = recipes;
    this.values = values;
    this.seed = seed;
    this.donors = seeds.stream().flatMap(tree -> Site.below(tree, kind.shape()).stream()).toList();
  }

  /** The seeds as they are. */
  List<Case> unchanged() {
    var cases = new ArrayList<Case>();
    for (int at = 0; at < seeds.size(); at++) {
      var text = TreeWriter.write(seeds.get(at), Writing.USUAL);
      cases.add(
          new Case(kind, at, List.of("seed"), true, text, List.of(Body.of(seeds.get(at), text))));
    }
    return cases;
  }

  Case number(int number) {
    var chance = new SplittableRandom(seed * 1_000_003 + kind.id().hashCode() * 31L + number);
    var tree = seeds.get(chance.nextInt(seeds.size()));
    return chance.nextInt(100) < HARMLESS_PERCENT
        ? harmless(number, tree, chance)
        : spoilt(number, tree, chance);
  }

  private Case harmless(int number, Tree tree, RandomGenerator chance) {
    var words = new ArrayList<String>();
    var changed = tree;
    for (int count = chance.nextInt(3); count > 0; count--) {
      var mutation = Subject.pick(Harmless.ALL, chance).orElseThrow();
      var mutant = mutation.of(subject(changed), chance);
      if (mutant.isPresent() && !hasAnchors(changed)) {
        changed = mutant.get().tree();
        words.add(mutant.get().words());
      }
    }
    return words.isEmpty() || chance.nextInt(3) == 0
        ? dressed(number, changed, words, true, chance)
        : written(number, changed, words, true, Writing.USUAL);
  }

  private static boolean hasAnchors(Tree tree) {
    return switch (tree) {
      case Branch(var entries) -> entries.stream().anyMatch(entry -> hasAnchors(entry.value()));
      case Items(var items) -> items.stream().anyMatch(Cases::hasAnchors);
      case Tree.Scalar scalar -> false;
      default -> true;
    };
  }

  private Case spoilt(int number, Tree tree, RandomGenerator chance) {
    var words = new ArrayList<String>();
    var changed = tree;
    int count = chance.nextInt(100) < SEVERAL_PERCENT ? 2 + chance.nextInt(2) : 1;
    for (int done = 0; done < count; done++) {
      var mutant = menu.mutate(subject(changed), recipes, chance);
      if (mutant.isPresent()) {
        changed = mutant.get().tree();
        words.add(mutant.get().words());
      }
    }
    return chance.nextInt(100) < DRESSED_PERCENT
        ? dressed(number, changed, words, false, chance)
        : written(number, changed, words, false, Writing.USUAL);
  }

  private Subject subject(Tree tree) {
    return new Subject(tree, kind, values, donors);
  }

  private Case dressed(
      int number, Tree tree, List<String> words, boolean harmless, RandomGenerator chance) {
    return switch (chance.nextInt(9)) {
      case 0, 1 ->
          written(number, tree, and(words, "flow style"), harmless, Writing.USUAL.inFlow());
      case 2 ->
          written(
              number, tree, and(words, "deep lines"), harmless, Writing.USUAL.indented(4, false));
      case 3 ->
          written(
              number, tree, and(words, "hanging lists"), harmless, Writing.USUAL.indented(2, true));
      case 4 ->
          written(number, tree, and(words, "comments"), harmless, Writing.USUAL.withComments());
      case 5 -> written(number, tree, and(words, "markers"), harmless, Writing.USUAL.withMarkers());
      case 6 -> written(number, tree, and(words, "CRLF"), harmless, Writing.USUAL.withCrlf());
      case 7 ->
          written(number, tree, and(words, "plain keys"), harmless, Writing.USUAL.withPlainKeys());
      default -> listed(number, tree, and(words, "in a List"), harmless, chance);
    };
  }

  private static List<String> and(List<String> words, String more) {
    var all = new ArrayList<>(words);
    all.add(more);
    return all;
  }

  private Case written(int number, Tree tree, List<String> words, boolean harmless, Writing how) {
    var text = TreeWriter.write(tree, how);
    return new Case(kind, number, words, harmless, text, List.of(Body.of(tree, text)));
  }

  /** In a List with a seed beside it. */
  private Case listed(
      int number, Tree tree, List<String> words, boolean harmless, RandomGenerator chance) {
    var items = new ArrayList<>(List.of(tree));
    if (chance.nextBoolean()) {
      items.add(chance.nextInt(2), seeds.get(chance.nextInt(seeds.size())));
    }
    var list =
        new Branch(
            List.of(
                new Entry("apiVersion", Tree.plain("v1")),
                new Entry("kind", Tree.plain("List")),
                new Entry("items", new Items(items))));
    var bodies =
        items.stream().map(item -> Body.of(item, TreeWriter.write(item, Writing.USUAL))).toList();
    return new Case(kind, number, words, harmless, TreeWriter.write(list, Writing.USUAL), bodies);
  }
}
