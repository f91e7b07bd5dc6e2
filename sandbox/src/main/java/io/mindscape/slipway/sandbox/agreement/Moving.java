package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Mutation.Mutant;
import io.mindscape.slipway.sandbox.agreement.Tree.Alias;
import io.mindscape.slipway.sandbox.agreement.Tree.Anchored;
import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import io.mindscape.slipway.sandbox.agreement.Tree.Entry;
import io.mindscape.slipway.sandbox.agreement.Tree.Items;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Moves what is there: values to other fields, items to other places, parts from other seeds. */
final class Moving {

  /** One more than what lists may have, often. */
  private static final List<Integer> MANY = List.of(9, 11, 17, 21, 33, 51, 65, 101, 129, 257);

  private Moving() {}

  /** Writes an item of a list a second time, as it is or with one field changed. */
  static Optional<Mutant> repeat(Subject subject, RandomGenerator chance) {
    return subject
        .one(site -> site.value() instanceof Items(var items) && !items.isEmpty(), chance)
        .flatMap(
            site -> {
              var items = new ArrayList<>(((Items) site.value()).items());
              items.add(Subject.pick(List.copyOf(items), chance).orElseThrow());
              return subject.with(site.path(), new Items(items), "repeat an item of");
            });
  }

  /** Makes a list long, of items that differ in their names. */
  static Optional<Mutant> many(Subject subject, RandomGenerator chance) {
    return subject
        .one(site -> site.value() instanceof Items(var items) && !items.isEmpty(), chance)
        .flatMap(
            site -> {
              var item = Subject.pick(((Items) site.value()).items(), chance).orElseThrow();
              int count = MANY.get(chance.nextInt(MANY.size()));
              var items = new Items(Expansion.copies(distinguishable(item), count));
              return subject.with(site.path(), items, "write " + count + " items into");
            });
  }

  private static Tree distinguishable(Tree item) {
    return switch (item) {
      case Tree.Scalar(var text, var style) -> new Tree.Scalar(text + "#", style);
      case Branch branch when !branch.text("name").isEmpty() ->
          branch.with("name", Tree.quoted(branch.text("name") + "-#"));
      case Branch branch when !branch.text("key").isEmpty() ->
          branch.with("key", Tree.quoted(branch.text("key") + "-#"));
      default -> item;
    };
  }

  /** Puts the items of a list in another order. */
  static Optional<Mutant> reorder(Subject subject, RandomGenerator chance) {
    return subject
        .one(site -> site.value() instanceof Items(var items) && items.size() > 1, chance)
        .flatMap(
            site -> {
              var items = new ArrayList<>(((Items) site.value()).items());
              Collections.rotate(items, 1 + chance.nextInt(items.size() - 1));
              return subject.with(site.path(), new Items(items), "reorder");
            });
  }

  /** Writes the value of one field into another of the same type: a wrong reference, often. */
  static Optional<Mutant> copy(Subject subject, RandomGenerator chance) {
    return subject
        .one(site -> site.isScalar() && site.shape() != null, chance)
        .flatMap(
            from ->
                subject
                    .one(
                        to ->
                            to.isScalar()
                                && to.shape() != null
                                && to.type() == from.type()
                                && !to.path().equals(from.path())
                                && !to.value().equals(from.value()),
                        chance)
                    .flatMap(
                        to ->
                            subject.with(to.path(), from.value(), "copy " + from.path() + " to")));
  }

  /** Exchanges the values of two fields that stand side by side. */
  static Optional<Mutant> swap(Subject subject, RandomGenerator chance) {
    return subject
        .one(Site::isScalar, chance)
        .flatMap(
            one ->
                subject
                    .one(
                        other ->
                            other.isScalar()
                                && !other.path().equals(one.path())
                                && other.path().parent().equals(one.path().parent()),
                        chance)
                    .map(
                        other ->
                            new Mutant(
                                other
                                    .path()
                                    .replace(
                                        one.path().replace(subject.tree(), other.value()),
                                        one.value()),
                                "exchange " + one.path() + " and " + other.path())));
  }

  /** Takes a part of another seed of the kind for one of the same type here. */
  static Optional<Mutant> transplant(Subject subject, RandomGenerator chance) {
    return subject
        .one(site -> !site.typeName().isEmpty(), chance)
        .flatMap(
            site ->
                Subject.pick(fitting(subject, site), chance)
                    .flatMap(donor -> subject.with(site.path(), donor.value(), "transplant to")));
  }

  /**
   * Puts the fields of a part of another seed beside those here: a union with two members, often.
   */
  static Optional<Mutant> merge(Subject subject, RandomGenerator chance) {
    return subject
        .one(site -> site.value() instanceof Branch && !site.typeName().isEmpty(), chance)
        .flatMap(
            site ->
                Subject.pick(fitting(subject, site), chance)
                    .filter(donor -> donor.value() instanceof Branch)
                    .flatMap(
                        donor ->
                            subject.with(
                                site.path(),
                                merged((Branch) site.value(), (Branch) donor.value()),
                                "merge with another seed")));
  }

  private static Branch merged(Branch into, Branch from) {
    var merged = into;
    for (var entry : from.entries()) {
      if (merged.get(entry.key()).isEmpty()) {
        merged = merged.with(entry.key(), entry.value());
      }
    }
    return merged;
  }

  private static List<Site> fitting(Subject subject, Site site) {
    return subject.donors().stream()
        .filter(
            donor ->
                donor.typeName().equals(site.typeName()) && !donor.value().equals(site.value()))
        .toList();
  }

  /** A merge key for the item before, of which some fields are written otherwise. */
  static Optional<Mutant> mergeKey(Subject subject, RandomGenerator chance) {
    return subject
        .one(
            site ->
                site.value() instanceof Items(var items)
                    && items.size() > 1
                    && items.stream().allMatch(Branch.class::isInstance),
            chance)
        .flatMap(
            site -> {
              var items = new ArrayList<>(((Items) site.value()).items());
              int at = 1 + chance.nextInt(items.size() - 1);
              var base = (Branch) items.get(at - 1);
              var entries = new ArrayList<Entry>();
              entries.add(new Entry("<<", new Alias("base")));
              ((Branch) items.get(at))
                  .entries().stream()
                      .filter(entry -> !base.entries().contains(entry))
                      .forEach(entries::add);
              items.set(at - 1, new Anchored("base", base));
              items.set(at, new Branch(entries));
              return subject.with(
                  site.path(), new Items(items), "a merge key to the item before in");
            });
  }
}
