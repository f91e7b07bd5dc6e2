package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Mutation.Mutant;
import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import io.mindscape.slipway.sandbox.agreement.Tree.Entry;
import io.mindscape.slipway.sandbox.agreement.Tree.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Adds fields that the schema knows and the object does not have, with values of the right type.
 */
final class Adding {

  private static final int DEEPEST = 4;

  private Adding() {}

  /** Adds a field to one of the objects in it. */
  static Optional<Mutant> field(Subject subject, RandomGenerator chance) {
    return subject
        .one(site -> !absent(site).isEmpty(), chance)
        .flatMap(site -> added(subject, site, 1, chance));
  }

  /** Adds a field to the root or the spec, where the choices are few and matter most. */
  static Optional<Mutant> fieldOfSpec(Subject subject, RandomGenerator chance) {
    return subject
        .one(
            site ->
                site.path().steps().size() <= 2
                    && !site.path().field().equals("metadata")
                    && !absent(site).isEmpty(),
            chance)
        .flatMap(site -> added(subject, site, 1, chance));
  }

  /** Adds two fields to one object: often the second and third member of a union. */
  static Optional<Mutant> twoFields(Subject subject, RandomGenerator chance) {
    return subject
        .one(site -> absent(site).size() > 1, chance)
        .flatMap(site -> added(subject, site, 2, chance));
  }

  /** Adds an item to a list, or a key to a map. */
  static Optional<Mutant> item(Subject subject, RandomGenerator chance) {
    return subject
        .one(site -> site.is(FieldType.LIST, FieldType.MAP), chance)
        .flatMap(
            site -> {
              var inner = site.shape() == null ? null : site.shape().inner();
              if (inner == null) {
                return Optional.empty();
              }
              var value = value(subject, site.path().field(), inner, 1, chance);
              return switch (site.value()) {
                case Items list -> {
                  var more = new ArrayList<>(list.items());
                  more.add(chance.nextInt(more.size() + 1), value);
                  yield subject.with(site.path(), new Items(more), "add an item to");
                }
                case Branch branch ->
                    subject.with(
                        site.path(), branch.with(mapKey(subject, chance), value), "add a key to");
                default -> Optional.empty();
              };
            });
  }

  private static Optional<Mutant> added(
      Subject subject, Site site, int many, RandomGenerator chance) {
    var branch = (Branch) site.value();
    var names = new StringBuilder();
    for (int added = 0; added < many; added++) {
      var fields = absent(new Site(site.path(), branch, site.shape()));
      var field = Subject.pick(fields, chance).orElseThrow();
      branch =
          branch.with(field.getKey(), value(subject, field.getKey(), field.getValue(), 0, chance));
      names.append(added == 0 ? "" : ", ").append(field.getKey());
    }
    return subject.with(site.path(), branch, "add " + names + " to");
  }

  private static List<Map.Entry<String, Shape>> absent(Site site) {
    if (site.shape() == null || !(site.value() instanceof Branch branch)) {
      return List.of();
    }
    return site.shape().fields().entrySet().stream()
        .filter(field -> branch.get(field.getKey()).isEmpty())
        .toList();
  }

  /** A value for that field: of its type, and mostly as its name suggests. */
  static Tree value(Subject subject, String field, Shape shape, int depth, RandomGenerator chance) {
    return switch (shape.type()) {
      case OBJECT -> object(subject, shape, depth, chance);
      case MAP -> map(subject, field, shape, depth, chance);
      case LIST -> list(subject, field, shape, depth, chance);
      default -> scalar(subject, field, shape, chance);
    };
  }

  private static Tree scalar(Subject subject, String field, Shape shape, RandomGenerator chance) {
    boolean choice = !shape.values().isEmpty();
    var named =
        choice || chance.nextInt(4) == 0
            ? Optional.<Tree>empty()
            : subject.values().byName(field, chance);
    return named.or(() -> subject.values().byType(shape, chance)).orElseGet(() -> Tree.quoted("a"));
  }

  private static Tree object(Subject subject, Shape shape, int depth, RandomGenerator chance) {
    if (chance.nextInt(3) > 0) {
      var donors =
          subject.donors().stream().filter(donor -> donor.typeName().equals(shape.name())).toList();
      if (!shape.name().isEmpty() && !donors.isEmpty()) {
        return Subject.pick(donors, chance).orElseThrow().value();
      }
    }
    var fields = shape.fields();
    var entries = new ArrayList<Entry>();
    for (var field : fields.entrySet()) {
      boolean wanted =
          shape.required().contains(field.getKey())
              || (depth < DEEPEST && chance.nextInt(fields.size()) < 2);
      if (wanted && depth < 2 * DEEPEST) {
        entries.add(
            new Entry(
                field.getKey(),
                value(subject, field.getKey(), field.getValue(), depth + 1, chance)));
      }
    }
    return new Branch(entries);
  }

  private static Tree map(
      Subject subject, String field, Shape shape, int depth, RandomGenerator chance) {
    var inner = shape.inner();
    if (inner == null || depth > DEEPEST) {
      return new Branch(List.of());
    }
    return new Branch(
        List.of(
            new Entry(mapKey(subject, chance), value(subject, field, inner, depth + 1, chance))));
  }

  private static Tree list(
      Subject subject, String field, Shape shape, int depth, RandomGenerator chance) {
    var inner = shape.inner();
    if (inner == null || depth > DEEPEST) {
      return new Items(List.of());
    }
    var items = new ArrayList<Tree>();
    for (int count = 1 + chance.nextInt(2); count > 0; count--) {
      items.add(value(subject, field, inner, depth + 1, chance));
    }
    return new Items(items);
  }

  static String mapKey(Subject subject, RandomGenerator chance) {
    var key = Subject.pick(subject.values().theme("map key"), chance).orElseThrow();
    return ((Tree.Scalar) key).text();
  }
}
