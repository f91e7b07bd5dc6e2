package io.mindscape.slipway.policies.rule.cel;

import io.mindscape.slipway.policies.rule.cel.library.Functions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the expressions of policies as an API server of Kubernetes 1.37 does when a policy is
 * created. What the shipped rules need is prepared, and not compiled again. It remembers the
 * variables of the policy that it is at, and so belongs to one thread.
 */
public final class Environment {

  private final Prepared prepared;
  private final @Nullable Consumer<String> recorder;
  private final Map<String, Expression> known = new HashMap<>();

  /** The policy's variables so far, with their types. */
  private final Map<String, String> variables = new LinkedHashMap<>();

  private @Nullable Compiler compiler;

  /** One that takes what is prepared, and compiles the rest. */
  public Environment() {
    this(Prepared.shipped(), null);
  }

  private Environment(Prepared prepared, @Nullable Consumer<String> recorder) {
    this.prepared = prepared;
    this.recorder = recorder;
  }

  /** One that compiles everything, and tells each expression as a line of what is prepared. */
  public static Environment recording(Consumer<String> lines) {
    return new Environment(Prepared.NOTHING, lines);
  }

  /** Which variables an expression may use besides those that all may. */
  public enum Scope {
    PLAIN(false, false),
    WITH_PARAMS(true, false),
    WITH_AUTHORIZER(false, true),
    WITH_BOTH(true, true);

    private final boolean hasParams;
    private final boolean hasAuthorizer;

    Scope(boolean hasParams, boolean hasAuthorizer) {
      this.hasParams = hasParams;
      this.hasAuthorizer = hasAuthorizer;
    }

    boolean hasParams() {
      return hasParams;
    }

    boolean hasAuthorizer() {
      return hasAuthorizer;
    }

    /** The scope with these. */
    public static Scope of(boolean hasParams, boolean hasAuthorizer) {
      return Arrays.stream(values())
          .filter(scope -> scope.hasParams == hasParams && scope.hasAuthorizer == hasAuthorizer)
          .findFirst()
          .orElseThrow();
    }
  }

  /** What an expression has to be. */
  public enum Expected {
    BOOL,
    STRING,
    STRING_OR_NULL,
    ANYTHING
  }

  /** Forgets the variables of the policy before. */
  public void startPolicy() {
    variables.clear();
  }

  /**
   * Compiles a variable of the policy and makes it known to those that follow.
   *
   * @throws CompileProblem if the API server would not take it
   */
  public Expression variable(String name, String text, Scope scope) throws CompileProblem {
    var expression = compile(text, Expected.ANYTHING, scope);
    variables.put(name, expression.type());
    return expression;
  }

  /**
   * Compiles an expression; the same one where it did so before.
   *
   * @throws CompileProblem if the API server would not take it; the message says what it would say
   */
  public Expression compile(String text, Expected expected, Scope scope) throws CompileProblem {
    var key = Prepared.key(text, expected, scope, variables);
    var expression = known.get(key);
    if (expression == null) {
      expression = prepared.expression(key, text);
      if (expression == null) {
        expression = compiled(key, text, expected, scope);
      }
      known.put(key, expression);
    }
    return expression;
  }

  private Expression compiled(String key, String text, Expected expected, Scope scope)
      throws CompileProblem {
    var checked = compiler().checked(text, expected, scope, variables);
    var expression = checked.planned(text, Functions.builtIn());
    if (recorder != null) {
      recorder.accept(Prepared.line(key, checked));
    }
    return expression;
  }

  private Compiler compiler() {
    if (compiler == null) {
      compiler = new Compiler();
    }
    return compiler;
  }

  /**
   * Looks whether the API server would take the expression of a mutating policy. It is not computed
   * here.
   *
   * @param kind what it has to make
   * @throws CompileProblem if the server would not take it
   */
  public void checkPatch(String text, Patch kind, Scope scope) throws CompileProblem {
    compiler().checkPatch(text, kind, scope, variables);
  }

  /** What the expressions of mutating policies make. */
  public enum Patch {
    /** A list of {@code JSONPatch}. */
    JSON("list(JSONPatch)"),
    /** An {@code Object} with the fields that are to be. */
    APPLY("Object");

    private final String typeName;

    Patch(String typeName) {
      this.typeName = typeName;
    }

    String typeName() {
      return typeName;
    }
  }
}
