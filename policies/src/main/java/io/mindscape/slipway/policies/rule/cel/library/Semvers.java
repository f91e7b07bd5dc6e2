package io.mindscape.slipway.policies.rule.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.INT;

import dev.cel.common.types.StructTypeReference;
import io.mindscape.slipway.policies.rule.cel.library.Functions.Typed;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;

/** Semantic versions: {@code semver('1.2.3').isLessThan(semver('1.10.0'))}. */
final class Semvers {

  private static final Typed SEMVER =
      new Typed(StructTypeReference.create("kubernetes.Semver"), Param.of(Semver.class));

  private Semvers() {}

  static void addTo(Functions functions) {
    functions.global(
        "semver",
        "string_to_semver",
        SEMVER.type(),
        args -> semver((String) args[0], false),
        Types.STRING);
    functions.global(
        "semver",
        "string_bool_to_semver",
        SEMVER.type(),
        args -> semver((String) args[0], (Boolean) args[1]),
        Types.STRING,
        Types.BOOL);
    functions.global(
        "isSemver", "is_semver_string", BOOL, args -> is((String) args[0], false), Types.STRING);
    functions.global(
        "isSemver",
        "is_semver_string_bool",
        BOOL,
        args -> is((String) args[0], (Boolean) args[1]),
        Types.STRING,
        Types.BOOL);
    test(functions, "isGreaterThan", "semver_is_greater_than", order -> order > 0);
    test(functions, "isLessThan", "semver_is_less_than", order -> order < 0);
    functions.member(
        "compareTo",
        "semver_compare_to",
        INT,
        args -> (long) ((Semver) args[0]).compareTo((Semver) args[1]),
        SEMVER,
        SEMVER);
    part(functions, "major", Semver::major);
    part(functions, "minor", Semver::minor);
    part(functions, "patch", Semver::patch);
  }

  private static void test(Functions functions, String name, String id, IntPredicate test) {
    functions.member(
        name,
        id,
        BOOL,
        args -> test.test(((Semver) args[0]).compareTo((Semver) args[1])),
        SEMVER,
        SEMVER);
  }

  private static void part(Functions functions, String name, ToLongFunction<Semver> part) {
    functions.member(
        name, "semver_" + name, INT, args -> part.applyAsLong((Semver) args[0]), SEMVER);
  }

  private static Semver read(String text, boolean loosely) {
    return loosely ? Semver.parseLoosely(text) : Semver.parse(text);
  }

  private static Semver semver(String text, boolean loosely) {
    try {
      return read(text, loosely);
    } catch (IllegalArgumentException e) {
      throw new Fault(String.valueOf(e.getMessage()));
    }
  }

  private static Boolean is(String text, boolean loosely) {
    try {
      return !read(text, loosely).typeName().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
