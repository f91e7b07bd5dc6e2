package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Mutation.Mutant;
import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import io.mindscape.slipway.sandbox.agreement.Tree.Entry;
import io.mindscape.slipway.sandbox.agreement.Tree.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Mutations that know nothing but the tree: what a slip of the hand does to a file. */
final class Spoiling {

  private static final List<Tree> OTHER_TYPES =
      List.of(
          Tree.plain("1"),
          Tree.plain("-1"),
          Tree.plain("1.5"),
          Tree.plain("true"),
          Tree.quoted("true"),
          Tree.quoted("1"),
          Tree.quoted("text"),
          new Items(List.of()),
          new Items(List.of(Tree.quoted("a"))),
          new Items(List.of(Tree.plain("1"))),
          new Branch(List.of()),
          new Branch(List.of(new Entry("a", Tree.quoted("b")))),
          new Items(List.of(new Branch(List.of(new Entry("name", Tree.quoted("a")))))));

  private static final List<Tree> NOTHINGS =
      List.of(
          Tree.quoted(""),
          Tree.plain("null"),
          Tree.plain("~"),
          Tree.plain(""),
          new Items(List.of()),
          new Branch(List.of()));

  private static final List<String> STRANGE_KEYS =
      List.of("comment", "x-note", "enabled", "namespace", "replicas", "image", "Name", "spec", "");

  private Spoiling() {}

  /** Takes a field away, or an item of a list. */
  static Optional<Mutant> drop(Subject subject, RandomGenerator chance) {
    return subject
        .one(site -> true, chance)
        .map(site -> new Mutant(site.path().remove(subject.tree()), "drop " + site.path()));
  }

  /** Takes apiVersion, kind or metadata away, or spoils them. */
  static Optional<Mutant> head(Subject subject, RandomGenerator chance) {
    var field = Subject.pick(List.of("apiVersion", "kind", "metadata"), chance).orElseThrow();
    var path = TreePath.ROOT.key(field);
    if (chance.nextInt(3) == 0) {
      return Optional.of(new Mutant(path.remove(subject.tree()), "drop " + field));
    }
    var pool = field.equals("metadata") ? OTHER_TYPES : subject.values().theme(field);
    return Subject.pick(pool, chance).flatMap(value -> subject.with(path, value, "spoil"));
  }

  /** Writes a key otherwise: another case, a letter too much, too few, or exchanged. */
  static Optional<Mutant> rename(Subject subject, RandomGenerator chance) {
    return subject
        .one(Spoiling::hasKey, chance)
        .flatMap(
            site -> {
              var name = site.path().field();
              return inHolder(
                  subject,
                  site,
                  "rename",
                  entry -> List.of(new Entry(misspelt(name, chance), entry.value())));
            });
  }

  private static String misspelt(String name, RandomGenerator chance) {
    int at = chance.nextInt(Math.max(1, name.length()));
    return switch (chance.nextInt(7)) {
      case 0 -> name.toUpperCase(Locale.ROOT);
      case 1 ->
          name.toLowerCase(Locale.ROOT).equals(name) ? name + "s" : name.toLowerCase(Locale.ROOT);
      case 2 ->
          name.isEmpty() ? "a" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      case 3 -> new StringBuilder(name).insert(at, 'x').toString();
      case 4 ->
          name.length() < 2 ? name + "y" : new StringBuilder(name).deleteCharAt(at).toString();
      case 5 -> name.endsWith("s") ? name.substring(0, name.length() - 1) : name + "s";
      default -> name + " ";
    };
  }

  /** Writes a key twice. */
  static Optional<Mutant> twice(Subject subject, RandomGenerator chance) {
    return subject
        .one(Spoiling::hasKey, chance)
        .flatMap(
            site ->
                inHolder(
                    subject,
                    site,
                    "write twice",
                    entry ->
                        chance.nextBoolean()
                            ? List.of(entry, entry)
                            : List.of(entry, new Entry(entry.key(), Tree.plain("null")))));
  }

  /** Puts another type there. */
  static Optional<Mutant> retype(Subject subject, RandomGenerator chance) {
    return replaced(subject, "retype", OTHER_TYPES, chance);
  }

  /** Puts an empty value or null there. */
  static Optional<Mutant> empty(Subject subject, RandomGenerator chance) {
    return replaced(subject, "empty", NOTHINGS, chance);
  }

  private static Optional<Mutant> replaced(
      Subject subject, String deed, List<Tree> pool, RandomGenerator chance) {
    return subject
        .one(site -> true, chance)
        .flatMap(
            site ->
                Subject.pick(pool, chance)
                    .flatMap(value -> subject.with(site.path(), value, deed)));
  }

  /** Adds a field that the schema does not know. */
  static Optional<Mutant> stranger(Subject subject, RandomGenerator chance) {
    var holders = new ArrayList<Site>(List.of(subject.root()));
    subject.sites().stream().filter(site -> site.is(FieldType.OBJECT)).forEach(holders::add);
    return Subject.pick(holders, chance)
        .filter(site -> site.value() instanceof Branch)
        .flatMap(
            site -> {
              var key = Subject.pick(STRANGE_KEYS, chance).orElseThrow();
              var value = Subject.pick(OTHER_TYPES, chance).orElseThrow();
              return subject.with(
                  site.path(),
                  ((Branch) site.value()).with(key, value),
                  "add the field \"" + key + "\" to");
            });
  }

  private static boolean hasKey(Site site) {
    return site.path().last() instanceof TreePath.Key;
  }

  private static Optional<Mutant> inHolder(
      Subject subject,
      Site site,
      String deed,
      java.util.function.Function<Entry, List<Entry>> edit) {
    var holder = site.path().parent();
    return holder
        .in(subject.tree())
        .filter(Branch.class::isInstance)
        .map(Branch.class::cast)
        .map(
            branch -> {
              var name = site.path().field();
              var edited =
                  branch.entries().stream()
                      .flatMap(
                          entry ->
                              entry.key().equals(name)
                                  ? edit.apply(entry).stream()
                                  : java.util.stream.Stream.of(entry))
                      .toList();
              return new Mutant(
                  holder.replace(subject.tree(), new Branch(edited)), deed + " " + site.path());
            });
  }
}
