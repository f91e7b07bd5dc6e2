package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Case.Body;
import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import io.mindscape.slipway.sandbox.agreement.Tree.Entry;
import io.mindscape.slipway.sandbox.agreement.Tree.Items;
import io.mindscape.slipway.sandbox.agreement.Writing.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Makes the cases of one kind. The same seed and number always give the same case. */
final class Cases {

  private static final int HARMLESS_PERCENT = 14;
  private static final int DAMAGED_PERCENT = 3;
  private static final int SEVERAL_PERCENT = 20;
  private static final int DRESSED_PERCENT = 8;

  private static final List<Trait> TRAITS = List.of(Trait.values());

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
      var body = body(seeds.get(at));
      cases.add(new Case(kind, at, List.of("seed"), true, body.yaml(), List.of(body)));
    }
    return cases;
  }

  Case number(int number) {
    var chance = new SplittableRandom(seed * 1_000_003 + kind.id().hashCode() * 31L + number);
    var tree = seeds.get(chance.nextInt(seeds.size()));
    int choice = chance.nextInt(100);
    if (choice < HARMLESS_PERCENT) {
      return harmless(number, tree, chance);
    }
    return choice < HARMLESS_PERCENT + DAMAGED_PERCENT
        ? damaged(number, tree, chance)
        : spoilt(number, tree, chance);
  }

  private Case harmless(int number, Tree tree, RandomGenerator chance) {
    var words = new ArrayList<String>();
    var changed = tree;
    for (int count = chance.nextInt(3); count > 0; count--) {
      var mutation = Subject.pick(Harmless.ALL, chance).orElseThrow();
      var mutant = mutation.of(subject(changed), chance);
      if (mutant.isPresent() && !refersToItself(changed)) {
        changed = mutant.get().tree();
        words.add(mutant.get().words());
      }
    }
    return words.isEmpty() || chance.nextInt(3) == 0
        ? dressed(number, changed, words, true, chance)
        : written(number, changed, words, true, Writing.USUAL);
  }

  /** What has aliases or merge keys is not what it seems, and is changed no more. */
  private static boolean refersToItself(Tree tree) {
    return !Resolution.of(tree).equals(tree);
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

  /** A client reads what it can of a damaged text. */
  private Case damaged(int number, Tree tree, RandomGenerator chance) {
    var whole = body(tree);
    var damaged = Damage.to(whole.yaml(), chance);
    return new Case(
        kind,
        number,
        List.of(damaged.words()),
        false,
        damaged.text(),
        Clients.bodies(damaged.text(), whole));
  }

  private Subject subject(Tree tree) {
    return new Subject(tree, kind, values, donors);
  }

  private Case dressed(
      int number, Tree tree, List<String> words, boolean harmless, RandomGenerator chance) {
    int choice = chance.nextInt(TRAITS.size() + 4);
    if (choice < TRAITS.size()) {
      var how = Writing.USUAL.with(TRAITS.get(choice));
      boolean same = harmless && !how.has(Trait.PLAIN_KEYS);
      return written(number, tree, and(words, how.toString()), same, how);
    }
    return switch (choice - TRAITS.size()) {
      case 0 ->
          written(number, tree, and(words, "deep lines"), harmless, Writing.USUAL.indented(4));
      case 1 -> {
        var how = Writing.USUAL.with(Trait.FLOW, Trait.QUOTED_KEYS);
        yield written(number, tree, and(words, "JSON"), harmless, how);
      }
      case 2 -> several(number, tree, and(words, "two documents"), harmless, chance);
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
    // A client leaves empty documents out.
    var body = how.has(Trait.EMPTY_DOCUMENTS) ? body(tree) : Body.of(tree, text);
    return new Case(kind, number, words, harmless, text, List.of(body));
  }

  /** Before or after a seed. */
  private Case several(
      int number, Tree tree, List<String> words, boolean harmless, RandomGenerator chance) {
    var documents = new ArrayList<>(List.of(tree));
    documents.add(chance.nextInt(2), seeds.get(chance.nextInt(seeds.size())));
    var bodies = documents.stream().map(Cases::body).toList();
    var file = bodies.stream().map(Body::yaml).collect(Collectors.joining("---\n"));
    return new Case(kind, number, words, harmless, file, bodies);
  }

  /** In a List, mostly with a seed beside it. */
  private Case listed(
      int number, Tree tree, List<String> words, boolean harmless, RandomGenerator chance) {
    var items = new ArrayList<>(List.of(tree));
    if (chance.nextInt(3) > 0) {
      items.add(chance.nextInt(2), seeds.get(chance.nextInt(seeds.size())));
    }
    var list =
        new Branch(
            List.of(
                new Entry("apiVersion", Tree.plain("v1")),
                new Entry("kind", Tree.plain("List")),
                new Entry("items", new Items(items))));
    var bodies = items.stream().map(Cases::body).toList();
    return new Case(kind, number, words, harmless, TreeWriter.write(list, Writing.USUAL), bodies);
  }

  private static Body body(Tree object) {
    return Body.of(object, TreeWriter.write(object, Writing.USUAL));
  }
}
