package io.mindscape.slipway.policies.rule.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import io.mindscape.slipway.policies.rule.cel.library.Formatting;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the API server demands of literals beyond their types: lists and maps of one type, and
 * patterns of {@code format} that fit what they are given.
 */
final class Literally {

  private final CelAbstractSyntaxTree ast;

  Literally(CelAbstractSyntaxTree ast) {
    this.ast = ast;
  }

  /**
   * Looks through an expression.
   *
   * @throws Fault for the first literal that will not do
   */
  void check(CelExpr expr) {
    check(expr, false);
  }

  private void check(CelExpr expr, boolean isFormatted) {
    switch (expr.getKind()) {
      case LIST -> list(expr.list(), isFormatted);
      case MAP -> map(expr.map(), isFormatted);
      case SELECT -> check(expr.select().operand(), isFormatted);
      case CALL -> call(expr.call(), isFormatted);
      case COMPREHENSION -> {
        var loop = expr.comprehension();
        List.of(
                loop.iterRange(),
                loop.accuInit(),
                loop.loopCondition(),
                loop.loopStep(),
                loop.result())
            .forEach(part -> check(part, isFormatted));
      }
      default -> {}
    }
  }

  private void call(CelExpr.CelCall call, boolean isFormatted) {
    boolean isFormat = call.function().equals("format");
    call.target().ifPresent(target -> check(target, isFormatted || isFormat));
    call.args().forEach(arg -> check(arg, isFormatted || isFormat));
    if (isFormat && call.target().isPresent() && call.args().size() == 1) {
      pattern(call.target().get(), call.args().getFirst());
    }
  }

  private void pattern(CelExpr target, CelExpr args) {
    boolean isKnown =
        target.getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && args.getKind() == CelExpr.ExprKind.Kind.LIST;
    if (isKnown) {
      Formatting.check(
          target.constant().stringValue(),
          args.list().elements().stream().map(this::type).toList());
    }
  }

  private CelType type(CelExpr expr) {
    return ast.getTypeOrThrow(expr.id());
  }

  private void list(CelExpr.CelList list, boolean isFormatted) {
    list.elements().forEach(element -> check(element, isFormatted));
    if (!isFormatted) {
      same(
          IntStream.range(0, list.elements().size())
              .mapToObj(
                  at ->
                      unwrapped(type(list.elements().get(at)), list.optionalIndices().contains(at)))
              .toList());
    }
  }

  private void map(CelExpr.CelMap map, boolean isFormatted) {
    for (var entry : map.entries()) {
      check(entry.key(), isFormatted);
      check(entry.value(), isFormatted);
    }
    if (!isFormatted) {
      same(map.entries().stream().map(entry -> type(entry.key())).toList());
      same(
          map.entries().stream()
              .map(entry -> unwrapped(type(entry.value()), entry.optionalEntry()))
              .toList());
    }
  }

  private static CelType unwrapped(CelType type, boolean isOptional) {
    return isOptional && type instanceof OptionalType optional
        ? optional.parameters().getFirst()
        : type;
  }

  private static void same(List<CelType> types) {
    @Nullable CelType first = null;
    for (var type : types) {
      if (first != null && !isSame(first, type)) {
        throw new Fault("expected type '%s' but found '%s'".formatted(name(first), name(type)));
      }
      first = first == null ? type : first;
    }
  }

  private static boolean isSame(CelType one, CelType other) {
    return one.kind() == other.kind()
        && one.name().equals(other.name())
        && one.parameters().size() == other.parameters().size()
        && IntStream.range(0, one.parameters().size())
            .allMatch(at -> isSame(one.parameters().get(at), other.parameters().get(at)));
  }

  static String name(CelType type) {
    return switch (type.kind()) {
      case DYN -> "dyn";
      case NULL_TYPE -> "null";
      default ->
          type.parameters().isEmpty() || type.kind() == CelKind.STRUCT
              ? type.name()
              : type.name()
                  + "("
                  + String.join(", ", type.parameters().stream().map(Literally::name).toList())
                  + ")";
    };
  }
}
