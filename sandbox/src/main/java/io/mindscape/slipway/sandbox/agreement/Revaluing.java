package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Mutation.Mutant;
import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import io.mindscape.slipway.sandbox.agreement.Tree.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Puts other values where scalars stand: from pools, out of range, badly formed. */
final class Revaluing {

  /** What texts may have, and one more, often. */
  private static final List<Integer> LENGTHS =
      List.of(
          15, 16, 32, 33, 63, 64, 128, 129, 253, 254, 256, 257, 316, 317, 512, 513, 1024, 1025,
          2049, 4097, 5121, 10_241, 16_385, 32_769);

  private Revaluing() {}

  /** A value that fits the name of the field, good or bad. */
  static Optional<Mutant> byName(Subject subject, RandomGenerator chance) {
    return subject
        .one(Site::isScalar, chance)
        .flatMap(
            site ->
                subject
                    .values()
                    .byName(site.path().field(), chance)
                    .flatMap(value -> subject.with(site.path(), value, "give another value to")));
  }

  /** A value for the type of the field that is at its edges, or beyond. */
  static Optional<Mutant> byType(Subject subject, RandomGenerator chance) {
    return subject
        .one(site -> site.isScalar() && site.shape() != null, chance)
        .flatMap(
            site -> {
              var theme = "odd " + site.type().name();
              return Subject.pick(subject.values().theme(theme), chance)
                  .flatMap(value -> subject.with(site.path(), value, "give an odd value to"));
            });
  }

  /** As {@link #byType}, for numbers, of which an object has few. */
  static Optional<Mutant> number(Subject subject, RandomGenerator chance) {
    return subject
        .one(
            site ->
                site.is(
                    FieldType.INTEGER,
                    FieldType.NUMBER,
                    FieldType.INT_OR_STRING,
                    FieldType.QUANTITY),
            chance)
        .flatMap(
            site -> {
              var theme = "odd " + site.type().name();
              return Subject.pick(subject.values().theme(theme), chance)
                  .flatMap(value -> subject.with(site.path(), value, "give an odd number to"));
            });
  }

  /** A plain scalar that YAML 1.1 takes for something else than it looks. */
  static Optional<Mutant> trap(Subject subject, RandomGenerator chance) {
    return subject
        .one(Site::isScalar, chance)
        .flatMap(
            site ->
                Subject.pick(subject.values().theme("trap"), chance)
                    .flatMap(value -> subject.with(site.path(), value, "set a trap in")));
  }

  /** Another of the values that a field may have, or none of them. */
  static Optional<Mutant> choice(Subject subject, RandomGenerator chance) {
    return subject
        .one(site -> site.isScalar() && (isChoice(site) || looksLikeChoice(site)), chance)
        .flatMap(
            site -> {
              var now = ((Tree.Scalar) site.value()).text();
              var values =
                  new ArrayList<>(site.shape() == null ? List.<String>of() : site.shape().values());
              values.addAll(
                  List.of(
                      now.toLowerCase(Locale.ROOT),
                      now.toUpperCase(Locale.ROOT),
                      now + "s",
                      "Other",
                      ""));
              return Subject.pick(values, chance)
                  .flatMap(
                      value ->
                          subject.with(site.path(), Tree.quoted(value), "choose otherwise in"));
            });
  }

  private static boolean isChoice(Site site) {
    return site.shape() != null && !site.shape().values().isEmpty();
  }

  private static boolean looksLikeChoice(Site site) {
    return site.is(FieldType.TEXT) && ((Tree.Scalar) site.value()).text().matches("[A-Z][A-Za-z]+");
  }

  /** Appends to a text, or puts something before it. */
  static Optional<Mutant> tail(Subject subject, RandomGenerator chance) {
    return subject
        .one(
            site ->
                site.isScalar()
                    && site.is(
                        FieldType.TEXT,
                        FieldType.TIME,
                        FieldType.BYTES,
                        FieldType.QUANTITY,
                        FieldType.INT_OR_STRING),
            chance)
        .flatMap(
            site -> {
              var text = ((Tree.Scalar) site.value()).text();
              var end = Subject.pick(subject.values().theme("tail"), chance).orElseThrow();
              var bit = ((Tree.Scalar) end).text();
              var edited = chance.nextInt(3) == 0 ? bit + text : text + bit;
              return subject.with(site.path(), Tree.quoted(edited), "lengthen");
            });
  }

  /** Makes a text long. */
  static Optional<Mutant> length(Subject subject, RandomGenerator chance) {
    return subject
        .one(
            site ->
                site.value() instanceof Tree.Scalar(var text, var style)
                    && !text.isEmpty()
                    && site.is(FieldType.TEXT),
            chance)
        .flatMap(
            site -> {
              var text = ((Tree.Scalar) site.value()).text();
              int length = LENGTHS.get(chance.nextInt(LENGTHS.size()));
              var edited = Tree.quoted(Expansion.longText(text, length));
              return subject.with(site.path(), edited, "lengthen to " + length + " characters");
            });
  }

  /** Changes a key of a map, such as a label or a resource. */
  static Optional<Mutant> mapKey(Subject subject, RandomGenerator chance) {
    return subject
        .one(
            site ->
                site.is(FieldType.MAP)
                    && site.value() instanceof Branch(var entries)
                    && !entries.isEmpty(),
            chance)
        .flatMap(
            site -> {
              var entries = new ArrayList<>(((Branch) site.value()).entries());
              int at = chance.nextInt(entries.size());
              entries.set(at, new Entry(Adding.mapKey(subject, chance), entries.get(at).value()));
              return subject.with(site.path(), new Branch(entries), "change a key of");
            });
  }
}
