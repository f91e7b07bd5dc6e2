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
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Changes that change nothing: the server takes what comes of a valid object. */
final class Harmless {

  /**
   * They leave the object what it is; what they differ in is how often they find something to do.
   */
  static final List<Mutation> ALL =
      List.of(
          Harmless::nulls,
          Harmless::quotes,
          Harmless::defaults,
          Harmless::order,
          Harmless::alias,
          Harmless::mergeKey,
          Harmless::unquoted);

  private Harmless() {}

  /** Null under fields that are absent and may be. */
  static Optional<Mutant> nulls(Subject subject, RandomGenerator chance) {
    return subject
        .one(site -> site.value() instanceof Branch && !absent(site).isEmpty(), chance)
        .flatMap(
            site -> {
              var branch = (Branch) site.value();
              for (int count = 1 + chance.nextInt(3); count > 0; count--) {
                var field = Subject.pick(absent(site), chance).orElseThrow();
                var nothing = List.of("null", "~", "").get(chance.nextInt(3));
                branch = branch.with(field.getKey(), Tree.plain(nothing));
              }
              return subject.with(site.path(), branch, "null for absent fields of");
            });
  }

  private static List<Map.Entry<String, Shape>> absent(Site site) {
    if (site.shape() == null || !(site.value() instanceof Branch branch)) {
      return List.of();
    }
    var required = site.shape().required();
    return site.shape().fields().entrySet().stream()
        .filter(field -> branch.get(field.getKey()).isEmpty())
        .filter(field -> !required.contains(field.getKey()))
        .toList();
  }

  /** Every text in quotes. */
  static Optional<Mutant> quotes(Subject subject, RandomGenerator chance) {
    var tree = subject.tree();
    for (var site : subject.sites()) {
      if (site.value() instanceof Tree.Scalar(var text, var style)
          && site.is(FieldType.TEXT, FieldType.BYTES, FieldType.TIME)
          && !site.value().equals(Tree.plain(""))
          && !((Tree.Scalar) site.value()).isNull()) {
        tree = site.path().replace(tree, Tree.quoted(text));
      }
    }
    return Optional.of(new Mutant(tree, "quotes around texts"));
  }

  /** A number or a truth as text where text is meant, in quotes: a label, an annotation. */
  static Optional<Mutant> unquoted(Subject subject, RandomGenerator chance) {
    var text =
        List.of("8080", "1.5", "true", "null", "on", "0777", "1e3", "~").get(chance.nextInt(8));
    var path = TreePath.ROOT.key("metadata");
    return path.in(subject.tree())
        // Reviews may have no annotations.
        .filter(metadata -> !metadata.text("name").isEmpty())
        .flatMap(
            metadata -> {
              var branch = (Branch) metadata;
              var annotations =
                  branch.get("annotations").orElse(new Branch(List.of())) instanceof Branch there
                      ? there
                      : new Branch(List.of());
              return subject.with(
                  path,
                  branch.with("annotations", annotations.with("note", Tree.quoted(text))),
                  "text that looks like a number in");
            });
  }

  /** What the schema gives as a default, written out. */
  static Optional<Mutant> defaults(Subject subject, RandomGenerator chance) {
    return subject
        .one(site -> !defaulted(site).isEmpty(), chance)
        .flatMap(
            site -> {
              var field = Subject.pick(defaulted(site), chance).orElseThrow();
              return subject.with(
                  site.path(),
                  ((Branch) site.value())
                      .with(field.getKey(), field.getValue().defaultValue().orElseThrow()),
                  "the default of " + field.getKey() + " in");
            });
  }

  private static List<Map.Entry<String, Shape>> defaulted(Site site) {
    return absent(site).stream()
        .filter(field -> field.getValue().defaultValue().isPresent())
        .toList();
  }

  /** Keys in another order. */
  static Optional<Mutant> order(Subject subject, RandomGenerator chance) {
    return Optional.of(new Mutant(shuffled(subject.tree(), chance), "keys in another order"));
  }

  private static Tree shuffled(Tree tree, RandomGenerator chance) {
    return switch (tree) {
      case Branch(var entries) -> {
        var order = new ArrayList<Entry>();
        entries.forEach(
            entry -> order.add(new Entry(entry.key(), shuffled(entry.value(), chance))));
        Collections.shuffle(order, chance);
        yield new Branch(order);
      }
      case Items(var items) ->
          new Items(items.stream().map(item -> shuffled(item, chance)).toList());
      default -> tree;
    };
  }

  /** An alias for a value that stands a second time. */
  static Optional<Mutant> alias(Subject subject, RandomGenerator chance) {
    var sites = subject.sites();
    var pairs = new ArrayList<List<Site>>();
    for (int first = 0; first < sites.size(); first++) {
      for (int second = first + 1; second < sites.size(); second++) {
        if (sites.get(first).value().equals(sites.get(second).value())) {
          pairs.add(List.of(sites.get(first), sites.get(second)));
        }
      }
    }
    return Subject.pick(pairs, chance)
        .map(
            pair -> {
              var first = pair.get(0);
              var anchored = new Anchored("a1", first.value());
              var tree = pair.get(1).path().replace(subject.tree(), new Alias("a1"));
              return new Mutant(
                  first.path().replace(tree, anchored), "an alias at " + pair.get(1).path());
            });
  }

  /**
   * A merge key before some of a mapping's fields, which stand in one or two mappings of their own.
   */
  static Optional<Mutant> mergeKey(Subject subject, RandomGenerator chance) {
    return subject
        .one(site -> site.value() instanceof Branch(var entries) && entries.size() > 2, chance)
        .flatMap(
            site -> {
              var entries = ((Branch) site.value()).entries();
              int first = 1 + chance.nextInt(entries.size() - 1);
              int second = first + chance.nextInt(entries.size() - first);
              var one = new Branch(entries.subList(0, first));
              var other = new Branch(entries.subList(first, second));
              var merging = new ArrayList<Entry>();
              merging.add(new Entry("<<", first == second ? one : new Items(List.of(one, other))));
              merging.addAll(entries.subList(second, entries.size()));
              return subject.with(site.path(), new Branch(merging), "a merge key in");
            });
  }
}
