package io.mindscape.slipway.policies.rule.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import io.mindscape.slipway.policies.rule.cel.library.Functions;
import io.mindscape.slipway.policies.rule.cel.library.Types;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compiles the expressions of policies as an API server of Kubernetes 1.37 does when a policy is
 * created. It remembers the variables of the policy that it is at, and so belongs to one thread.
 */
public final class Environment {

  private static final int MAX_EXPRESSION = 100_000;

  static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(MAX_EXPRESSION)
          .enableOptionalSyntax(true)
          .build();

  private final Functions functions = Functions.builtIn();
  private final ObjectTypes types = new ObjectTypes();
  private final Map<Scope, CelCompiler> compilers = new EnumMap<>(Scope.class);

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
    ANYTHING;

    private List<CelType> types() {
      return switch (this) {
        case BOOL -> List.of(SimpleType.BOOL);
        case STRING -> List.of(SimpleType.STRING);
        case STRING_OR_NULL -> List.of(SimpleType.STRING, SimpleType.NULL_TYPE);
        case ANYTHING -> List.of();
      };
    }
  }

  /** Forgets the variables of the policy before. */
  public void startPolicy() {
    types.forgetVariables();
  }

  /**
   * Compiles a variable of the policy and makes it known to those that follow.
   *
   * @throws CompileProblem if the API server would not take it
   */
  public Expression variable(String name, String text, Scope scope) throws CompileProblem {
    var expression = compile(text, Expected.ANYTHING, scope);
    types.declare(name, expression.type());
    return expression;
  }

  /**
   * Compiles an expression.
   *
   * @throws CompileProblem if the API server would not take it; the message says what it would say
   */
  public Expression compile(String text, Expected expected, Scope scope) throws CompileProblem {
    return planned(checked(text, scope), text, expected, functions);
  }

  /** What a checked expression is in the end. */
  static Expression planned(
      CelAbstractSyntaxTree ast, String text, Expected expected, Functions functions)
      throws CompileProblem {
    var type = ast.getResultType();
    if (!expected.types().isEmpty() && !expected.types().contains(type)) {
      throw new CompileProblem(
          "must evaluate to %s but got %s".formatted(names(expected), Literally.name(type)));
    }
    var planner = new Planner(ast, functions);
    try {
      new Literally(ast).check(ast.getExpr());
      var node = planner.plan();
      return new Expression(text, type, node, planner.slots());
    } catch (Fault e) {
      throw new CompileProblem("program instantiation failed: " + e.text());
    } catch (IllegalArgumentException e) {
      throw new CompileProblem("compilation failed: " + e.getMessage());
    }
  }

  /**
   * Looks whether the API server would take the expression of a mutating policy. It is not computed
   * here.
   *
   * @param kind what it has to make
   * @throws CompileProblem if the server would not take it
   */
  public void checkPatch(String text, Patch kind, Scope scope) throws CompileProblem {
    try {
      var ast =
          builder(scope, new PatchTypes(types, text))
              .addFunctionDeclarations(PatchTypes.ESCAPE_KEY)
              .build()
              .compile(text)
              .getAst();
      var name = Literally.name(ast.getResultType());
      if (!name.equals(kind.typeName)) {
        throw new CompileProblem("must evaluate to %s but got %s".formatted(kind.typeName, name));
      }
    } catch (CelValidationException e) {
      throw new CompileProblem("compilation failed: " + e.getMessage());
    }
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
  }

  private CelAbstractSyntaxTree checked(String text, Scope scope) throws CompileProblem {
    try {
      return compilers.computeIfAbsent(scope, this::compiler).compile(text).getAst();
    } catch (CelValidationException e) {
      throw new CompileProblem("compilation failed: " + e.getMessage());
    }
  }

  private CelCompiler compiler(Scope scope) {
    return builder(scope, types).build();
  }

  private CelCompilerBuilder builder(Scope scope, CelTypeProvider types) {
    var builder =
        base(functions)
            .setTypeProvider(types)
            .addVar("object", SimpleType.DYN)
            .addVar("oldObject", SimpleType.DYN)
            .addVar("request", ObjectTypes.REQUEST)
            .addVar("namespaceObject", ObjectTypes.NAMESPACE)
            .addVar("variables", StructTypeReference.create("kubernetes.variables"));
    if (scope.hasParams) {
      builder.addVar("params", SimpleType.DYN);
    }
    if (scope.hasAuthorizer) {
      builder
          .addVar("authorizer", Types.AUTHORIZER)
          .addVar("authorizer.requestResource", Types.RESOURCE_CHECK);
    }
    return builder;
  }

  /** A compiler with the language and its libraries, and without variables. */
  static CelCompilerBuilder base(Functions functions) {
    return CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(OPTIONS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addLibraries(CelExtensions.comprehensions())
        .addMacros(Macros.all())
        .addFunctionDeclarations(functions.declarations());
  }

  private static String names(Expected expected) {
    var names = expected.types().stream().map(Literally::name).collect(Collectors.joining(" "));
    return expected.types().size() == 1 ? names : "one of [" + names + "]";
  }
}
