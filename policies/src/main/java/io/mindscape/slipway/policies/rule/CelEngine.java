package io.mindscape.slipway.policies.rule;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.mindscape.slipway.policies.Refused;
import java.util.List;
import java.util.Map;

/** CEL as the API server sets it up for admission policies, with limits on what one may cost. */
final class CelEngine {

  private static final int MAX_ITERATIONS = 100_000;
  private static final int MAX_EXPRESSION = 100_000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .comprehensionMaxIterations(MAX_ITERATIONS)
          .maxExpressionCodePointSize(MAX_EXPRESSION)
          .build();

  private final Cel cel;

  CelEngine() {
    var builder =
        CelFactory.plannerCelBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addCompilerLibraries(CelExtensions.strings(), CelExtensions.optional())
            .addRuntimeLibraries(CelExtensions.strings(), CelExtensions.optional())
            .addFunctionDeclarations(KubernetesFunctions.declarations())
            .addFunctionBindings(KubernetesFunctions.bindings());
    for (var name :
        List.of("object", "oldObject", "request", "params", "namespaceObject", "variables")) {
      builder.addVar(name, SimpleType.DYN);
    }
    this.cel = builder.build();
  }

  /**
   * Compiles an expression.
   *
   * @param where for the message: file and policy
   * @throws Refused if it is no CEL; the message shows the expression and what is wrong
   */
  Expression compile(String expression, String where) {
    try {
      return new Expression(cel.createProgram(cel.compile(expression).getAst()));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new Refused(
          "%s: the expression `%s` is no CEL: %s".formatted(where, expression, e.getMessage()), e);
    }
  }

  /** A compiled expression; safe to share. */
  record Expression(CelRuntime.Program program) {

    /**
     * Its value.
     *
     * @throws CelEvaluationException for a missing key, a wrong type, or a limit
     */
    Object evaluate(Map<String, ?> variables) throws CelEvaluationException {
      return program.eval(variables);
    }
  }
}
