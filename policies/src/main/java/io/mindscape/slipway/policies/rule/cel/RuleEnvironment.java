package io.mindscape.slipway.policies.rule.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import io.mindscape.slipway.policies.rule.cel.Environment.Expected;
import io.mindscape.slipway.policies.rule.cel.library.Functions;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles the rules of a CustomResourceDefinition as an API server of Kubernetes 1.37 does. They
 * speak of {@code self}, and of {@code oldSelf}, whose type a schema gives.
 */
public final class RuleEnvironment {

  private final Functions functions = Functions.builtIn();

  /**
   * For the rules of one schema.
   *
   * @param self the type of what they speak of
   * @param objects the object types in it, by name
   */
  public Scope scope(CelType self, Map<String, StructType> objects) {
    return new Scope(self, new Objects(objects));
  }

  /** A compiled rule, or the expression of its message. */
  public record Rule(Expression expression, boolean usesOldSelf) {}

  /** The rules of one schema. */
  public final class Scope {

    private final CelCompiler certain;
    private final CelCompiler optional;

    private Scope(CelType self, CelTypeProvider objects) {
      this.certain = compiler(self, self, objects);
      this.optional = compiler(self, OptionalType.create(self), objects);
    }

    private CelCompiler compiler(CelType self, CelType oldSelf, CelTypeProvider objects) {
      return Compiler.base(functions)
          .setTypeProvider(objects)
          .addVar("self", self)
          .addVar("oldSelf", oldSelf)
          .build();
    }

    /**
     * Compiles a rule.
     *
     * @param optionalOldSelf whether {@code oldSelf} may be missing
     * @throws CompileProblem if the API server would not take it
     */
    public Rule rule(String text, boolean optionalOldSelf) throws CompileProblem {
      return compiled(text, optionalOldSelf, Expected.BOOL);
    }

    /**
     * Compiles the expression of a rule's message.
     *
     * @throws CompileProblem if the API server would not take it
     */
    public Rule message(String text, boolean optionalOldSelf) throws CompileProblem {
      return compiled(text, optionalOldSelf, Expected.STRING);
    }

    private Rule compiled(String text, boolean isOptional, Expected expected)
        throws CompileProblem {
      try {
        var ast = (isOptional ? optional : certain).compile(text).getAst();
        boolean usesOldSelf =
            ast.getReferenceMap().values().stream()
                .anyMatch(reference -> reference.name().equals("oldSelf"));
        return new Rule(Compiler.checked(ast, expected).planned(text, functions), usesOldSelf);
      } catch (CelValidationException e) {
        throw new CompileProblem("compilation failed: " + e.getMessage());
      }
    }
  }

  /** The types of a schema's objects, and those that the libraries name. */
  @SuppressWarnings("Immutable")
  private record Objects(Map<String, StructType> objects) implements CelTypeProvider {

    Objects {
      objects = Map.copyOf(objects);
    }

    @Override
    public ImmutableCollection<CelType> types() {
      return ImmutableList.copyOf(objects.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
      return switch (name) {
        case "net.IP", "net.CIDR" -> Optional.of(OpaqueType.create(name));
        case "optional_type" -> Optional.of(OptionalType.create(SimpleType.DYN));
        default -> Optional.ofNullable(objects.get(name));
      };
    }
  }
}
