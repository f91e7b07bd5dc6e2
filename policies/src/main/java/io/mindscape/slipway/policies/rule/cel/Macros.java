package io.mindscape.slipway.policies.rule.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.List;
import java.util.Optional;

/**
 * The macros that the API server has and the CEL library lacks or expands otherwise: {@code
 * sortBy}, {@code optMap} and {@code optFlatMap}.
 */
final class Macros {

  private static final String UNUSED = "#unused";
  private static final String INPUT = "@__sortBy_input__";

  private Macros() {}

  static List<CelMacro> all() {
    return List.of(
        CelMacro.newReceiverMacro("sortBy", 2, Macros::sortBy),
        CelMacro.newReceiverMacro("optMap", 2, Macros::optMap),
        CelMacro.newReceiverMacro("optFlatMap", 2, Macros::optFlatMap));
  }

  /** One value under a name, for one expression. */
  private static CelExpr bind(
      CelMacroExprFactory factory, String name, CelExpr value, CelExpr result) {
    return factory.fold(
        UNUSED,
        factory.newList(),
        name,
        value,
        factory.newBoolLiteral(false),
        factory.newIdentifier(name),
        result);
  }

  private static Optional<CelExpr> sortBy(
      CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> args) {
    return CelStandardMacro.MAP
        .getDefinition()
        .getExpander()
        .expandMacro(factory, factory.newIdentifier(INPUT), args)
        .map(
            keys ->
                bind(
                    factory,
                    INPUT,
                    target,
                    factory.newReceiverCall(
                        "@sortByAssociatedKeys", factory.newIdentifier(INPUT), keys)));
  }

  private static Optional<CelExpr> optMap(
      CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> args) {
    if (args.get(0).getKind() != Kind.IDENT) {
      return notAName(factory, "optMap");
    }
    return Optional.of(
        ifPresent(
            factory,
            target,
            factory.newGlobalCall("optional.of", computed(factory, target, args))));
  }

  private static Optional<CelExpr> optFlatMap(
      CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> args) {
    if (args.get(0).getKind() != Kind.IDENT) {
      return notAName(factory, "optFlatMap");
    }
    return Optional.of(ifPresent(factory, target, computed(factory, target, args)));
  }

  private static CelExpr computed(
      CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> args) {
    var value = factory.newReceiverCall("value", factory.copy(target));
    return bind(factory, args.get(0).ident().name(), value, args.get(1));
  }

  private static CelExpr ifPresent(CelMacroExprFactory factory, CelExpr target, CelExpr then) {
    return factory.newGlobalCall(
        "_?_:_",
        factory.newReceiverCall("hasValue", target),
        then,
        factory.newGlobalCall("optional.none"));
  }

  private static Optional<CelExpr> notAName(CelMacroExprFactory factory, String macro) {
    return Optional.of(factory.reportError(macro + "() variable name must be a simple identifier"));
  }
}
