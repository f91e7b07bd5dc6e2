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
import io.mindscape.slipway.policies.rule.cel.Environment.Expected;
import io.mindscape.slipway.policies.rule.cel.Environment.Patch;
import io.mindscape.slipway.policies.rule.cel.Environment.Scope;
import io.mindscape.slipway.policies.rule.cel.library.Functions;
import io.mindscape.slipway.policies.rule.cel.library.Types;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Parses and checks expressions with the CEL library. Only what is not {@link Prepared} comes here,
 * as the library takes long to load. Belongs to one thread.
 */
final class Compiler {

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

  /**
   * A checked expression.
   *
   * @param type of its value
   */
  record Checked(Term term, CelType type) {

    /**
     * What evaluates it.
     *
     * @throws CompileProblem if the API server would not take it
     */
    Expression planned(String text, Functions functions) throws CompileProblem {
      try {
        var plan = Planner.plan(term, functions);
        return Expression.of(text, TypeText.of(type), () -> plan);
      } catch (Fault e) {
        throw notInstantiated(e);
      } catch (IllegalArgumentException e) {
        throw new CompileProblem("compilation failed: " + e.getMessage());
      }
    }
  }

  /**
   * Checks an expression.
   *
   * @param variables the types of the policy's variables so far, as {@link TypeText} has them
   * @throws CompileProblem if the API server would not take it; the message says what it would say
   */
  Checked checked(String text, Expected expected, Scope scope, Map<String, String> variables)
      throws CompileProblem {
    types.know(variables);
    try {
      return checked(
          compilers.computeIfAbsent(scope, this::compiler).compile(text).getAst(), expected);
    } catch (CelValidationException e) {
      throw new CompileProblem("compilation failed: " + e.getMessage());
    }
  }

  /** What is demanded beyond the types of the parts. */
  static Checked checked(CelAbstractSyntaxTree ast, Expected expected) throws CompileProblem {
    var type = ast.getResultType();
    var accepted = types(expected);
    if (!accepted.isEmpty() && !accepted.contains(type)) {
      throw new CompileProblem(
          "must evaluate to %s but got %s".formatted(names(accepted), Literally.name(type)));
    }
    try {
      new Literally(ast).check(ast.getExpr());
    } catch (Fault e) {
      throw notInstantiated(e);
    }
    return new Checked(Terms.of(ast), type);
  }

  private static CompileProblem notInstantiated(Fault fault) {
    return new CompileProblem("program instantiation failed: " + fault.text());
  }

  /**
   * Looks whether the API server would take the expression of a mutating policy.
   *
   * @throws CompileProblem if the server would not take it
   */
  void checkPatch(String text, Patch kind, Scope scope, Map<String, String> variables)
      throws CompileProblem {
    types.know(variables);
    try {
      var ast =
          builder(scope, new PatchTypes(types, text))
              .addFunctionDeclarations(PatchTypes.ESCAPE_KEY)
              .build()
              .compile(text)
              .getAst();
      var name = Literally.name(ast.getResultType());
      if (!name.equals(kind.typeName())) {
        throw new CompileProblem("must evaluate to %s but got %s".formatted(kind.typeName(), name));
      }
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
    if (scope.hasParams()) {
      builder.addVar("params", SimpleType.DYN);
    }
    if (scope.hasAuthorizer()) {
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

  private static List<CelType> types(Expected expected) {
    return switch (expected) {
      case BOOL -> List.of(SimpleType.BOOL);
      case STRING -> List.of(SimpleType.STRING);
      case STRING_OR_NULL -> List.of(SimpleType.STRING, SimpleType.NULL_TYPE);
      case ANYTHING -> List.of();
    };
  }

  private static String names(List<CelType> types) {
    var names = types.stream().map(Literally::name).collect(Collectors.joining(" "));
    return types.size() == 1 ? names : "one of [" + names + "]";
  }
}
