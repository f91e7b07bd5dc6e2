package io.mindscape.slipway.policies.semantic.admission;

import io.mindscape.slipway.policies.rule.cel.CompileProblem;
import io.mindscape.slipway.policies.rule.cel.Environment;
import io.mindscape.slipway.policies.rule.cel.Environment.Expected;
import io.mindscape.slipway.policies.rule.cel.Environment.Patch;
import io.mindscape.slipway.policies.rule.cel.Environment.Scope;
import io.mindscape.slipway.policies.semantic.field.Field;
import org.jspecify.annotations.Nullable;

/** The expressions of one policy or webhook, in CEL. Variables are known to those after them. */
final class Expressions {

  private final boolean hasParams;

  /** Made when there is an expression, for it takes milliseconds. */
  private @Nullable Environment environment;

  Expressions(boolean hasParams) {
    this.hasParams = hasParams;
  }

  void condition(Field expression) {
    if (isThere(expression)) {
      compile(expression, Expected.BOOL, true);
    }
  }

  void variable(String name, Field expression) {
    if (isThere(expression)) {
      try {
        environment().variable(name, expression.text(), Scope.of(hasParams, true));
      } catch (CompileProblem problem) {
        wrong(expression, problem);
      }
    }
  }

  void validation(Field expression) {
    if (isThere(expression)) {
      compile(expression, Expected.BOOL, true);
    }
  }

  void message(Field expression) {
    if (expression.text().isBlank()) {
      expression.invalid("it says nothing.");
    } else {
      compile(expression, Expected.STRING, false);
    }
  }

  void annotation(Field expression) {
    if (isThere(expression)) {
      compile(expression, Expected.STRING_OR_NULL, true);
    }
  }

  void patch(Field expression, Patch kind) {
    if (isThere(expression)) {
      try {
        environment().checkPatch(expression.text().strip(), kind, Scope.of(hasParams, true));
      } catch (CompileProblem problem) {
        wrong(expression, problem);
      }
    }
  }

  private void compile(Field expression, Expected expected, boolean hasAuthorizer) {
    try {
      environment().compile(expression.text(), expected, Scope.of(hasParams, hasAuthorizer));
    } catch (CompileProblem problem) {
      wrong(expression, problem);
    }
  }

  private Environment environment() {
    if (environment == null) {
      environment = new Environment();
    }
    return environment;
  }

  private static void wrong(Field expression, CompileProblem problem) {
    expression.invalid("it is not what CEL takes: %s".formatted(problem.text()));
  }

  private static boolean isThere(Field expression) {
    if (expression.text().isBlank()) {
      expression.required();
      return false;
    }
    return true;
  }
}
