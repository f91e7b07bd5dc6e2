package io.mindscape.slipway.sandbox.agreement.version;

import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Versions and constraints by chance, with few different numbers, so that they often meet. */
final class Written {

  private static final List<String> NUMBERS = List.of("0", "0", "1", "1", "2", "3", "4", "10");
  private static final List<String> TERRAFORM = List.of("", "=", "!=", ">", ">=", "<", "<=", "~>");
  private static final List<String> HELM = List.of("", "=", "!=", ">", ">=", "<", "<=", "~", "^");
  private static final List<String> BEFORE = List.of("-rc1", "-beta.2", "-alpha", "-rc.10");
  private static final List<String> IDENTIFIERS =
      List.of("1", "2", "10", "0a", "A", "alpha", "alpha.1", "alpha.beta", "beta", "rc.1", "x-y");
  private static final List<String> SUFFIXES =
      List.of("alpha", "beta", "pre", "rc", "cvs", "svn", "git", "hg", "p");

  private static final Pattern TWO = Pattern.compile("^[0-9]+\\.[0-9]+");

  private final Random chance;

  Written(long seed) {
    chance = new Random(seed);
  }

  private String one(List<String> all) {
    return all.get(chance.nextInt(all.size()));
  }

  private boolean sometimes(int in) {
    return chance.nextInt(in) == 0;
  }

  private String some(int most, String between, Supplier<String> what) {
    var all = new StringJoiner(between);
    for (int left = 1 + chance.nextInt(most); left > 0; left--) {
      all.add(what.get());
    }
    return all.toString();
  }

  private String numbers(int most) {
    return some(most, ".", () -> one(NUMBERS));
  }

  /** One to three conditions of Terraform; those of a pre-release we leave to people. */
  String constraint() {
    return some(
        3,
        one(List.of(",", ", ", " , ")),
        () -> one(TERRAFORM) + one(List.of("", " ")) + numbers(3));
  }

  /** As registries of Terraform have them: three numbers, and for some what says it is none yet. */
  String registered() {
    return three() + (sometimes(6) ? one(BEFORE) : "");
  }

  /** One or two choices of one or two conditions, as Helm has them. */
  String range() {
    return sometimes(40)
        ? one(List.of("*", "x", "X"))
        : some(2, one(List.of("||", " || ")), this::choice);
  }

  private String choice() {
    return some(
        2,
        one(List.of(" ", ", ", ",")),
        () -> one(HELM) + one(List.of("", " ")) + one(List.of("", "", "v")) + partial());
  }

  private String partial() {
    return sometimes(4) ? numbers(2) + one(List.of(".x", ".*", ".X")) : numbers(3);
  }

  String three() {
    return "%s.%s.%s".formatted(one(NUMBERS), one(NUMBERS), one(NUMBERS));
  }

  /** As specified. */
  String semantic() {
    return three()
        + (sometimes(2) ? "-" + one(IDENTIFIERS) : "")
        + (sometimes(4) ? "+" + one(List.of("b", "c.2")) : "");
  }

  /** Without numbers after a dot that begin with zero: apk 2 and apk 3 differ in them. */
  String alpine() {
    return numbers(4).replaceAll("\\.0", ".5")
        + (sometimes(4) ? one(List.of("a", "b", "z")) : "")
        + (sometimes(2) ? some(2, "", this::suffix) : "")
        + (sometimes(2) ? "-r" + one(NUMBERS) : "");
  }

  private String suffix() {
    return "_" + one(SUFFIXES) + one(List.of("", "1", "2", "20240101"));
  }

  /** Another one; of each two, one begins with the same two numbers. */
  String near(String version, Supplier<String> another) {
    var numbers = TWO.matcher(version);
    return numbers.find() && sometimes(2)
        ? TWO.matcher(another.get()).replaceFirst(numbers.group())
        : another.get();
  }
}
