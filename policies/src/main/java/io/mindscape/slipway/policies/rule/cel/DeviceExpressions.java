package io.mindscape.slipway.policies.rule.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import io.mindscape.slipway.policies.rule.cel.library.Functions;
import io.mindscape.slipway.policies.rule.cel.library.Types;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The expressions by which devices are chosen: they see {@code device} and answer yes or no. They
 * are compiled as an API server compiles them, and not computed.
 */
public final class DeviceExpressions {

  private static final StructType DEVICE =
      StructType.create(
          "kubernetes.DRADevice",
          ImmutableSet.of("driver", "attributes", "capacity", "allowMultipleAllocations"),
          field -> Optional.of(field(field)));

  /** What an attribute is, nobody knows before there is a device. */
  private static final Set<CelType> ANSWERS =
      Set.of(SimpleType.BOOL, SimpleType.DYN, SimpleType.ANY);

  private DeviceExpressions() {}

  /** Why the API server would not take an expression, or null where it would. */
  public static @Nullable String problem(String expression) {
    try {
      var type = Shared.COMPILER.compile(expression).getAst().getResultType();
      return ANSWERS.contains(type)
          ? null
          : "must evaluate to bool or the unknown type, not " + Literally.name(type);
    } catch (CelValidationException e) {
      return "compilation failed: " + e.getMessage();
    }
  }

  private static CelType field(String name) {
    return switch (name) {
      case "driver" -> SimpleType.STRING;
      case "attributes" -> byDomain(SimpleType.DYN);
      case "capacity" -> byDomain(Types.QUANTITY);
      default -> SimpleType.BOOL;
    };
  }

  private static MapType byDomain(CelType value) {
    return MapType.create(SimpleType.STRING, MapType.create(SimpleType.STRING, value));
  }

  @SuppressWarnings("Immutable")
  private static final class DeviceTypes implements CelTypeProvider {

    private static final Map<String, CelType> BY_NAME = Map.of(DEVICE.name(), DEVICE);

    @Override
    public ImmutableCollection<CelType> types() {
      return ImmutableList.of(DEVICE);
    }

    @Override
    public Optional<CelType> findType(String name) {
      return Optional.ofNullable(BY_NAME.get(name));
    }
  }

  private static final class Shared {
    static final CelCompiler COMPILER =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(Compiler.OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.comprehensions(), CelExtensions.bindings())
            .addMacros(Macros.all())
            .addFunctionDeclarations(Functions.builtIn().declarations())
            .setTypeProvider(new DeviceTypes())
            .addVar("device", DEVICE)
            .build();
  }
}
