package io.mindscape.slipway.policies.rule.cel.library;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All functions by name: how they are declared to the type checker, and what they do. Built once by
 * the libraries, read only after that.
 */
public final class Functions {

  private final Map<String, List<Supplier<CelOverloadDecl>>> declared = new LinkedHashMap<>();
  private final Map<String, List<Overload>> overloads = new HashMap<>();
  private final Map<String, Function> operators = new HashMap<>();

  private Functions() {}

  /** Every function that the API server's environment for policies has. */
  public static Functions builtIn() {
    return BuiltIn.FUNCTIONS;
  }

  private static final class BuiltIn {
    static final Functions FUNCTIONS = all();
  }

  private static Functions all() {
    var all = new Functions();
    Operators.addTo(all);
    Conversions.addTo(all);
    Times.addTo(all);
    Strings.addTo(all);
    ListFunctions.addTo(all);
    SortedLists.addTo(all);
    Sets.addTo(all);
    Optionals.addTo(all);
    Regexes.addTo(all);
    Urls.addTo(all);
    Quantities.addTo(all);
    Addresses.addTo(all);
    Formats.addTo(all);
    Semvers.addTo(all);
    Authorizers.addTo(all);
    return all;
  }

  /** What the type checker has to know beyond CEL's own functions. */
  public List<CelFunctionDecl> declarations() {
    return declared.entrySet().stream()
        .map(
            entry ->
                CelFunctionDecl.newFunctionDeclaration(
                    entry.getKey(), entry.getValue().stream().map(Supplier::get).toList()))
        .toList();
  }

  /**
   * The function of a name.
   *
   * @param overload the one that the type checker chose; empty where only the values decide
   */
  public Function named(String name, String overload) {
    var operator = operators.get(name);
    if (operator != null) {
      return operator;
    }
    var candidates = overloads.getOrDefault(name, List.of());
    var chosen = candidates.stream().filter(candidate -> candidate.id().equals(overload)).toList();
    var tried = chosen.isEmpty() ? candidates : chosen;
    return args -> dispatch(name, tried, args);
  }

  private static Object dispatch(String name, List<Overload> overloads, Object[] args) {
    for (var overload : overloads) {
      if (overload.takes(args)) {
        return overload.function().call(args);
      }
    }
    throw Fault.noOverload(name, args);
  }

  /** A function that sorts its arguments out by itself. */
  void operator(String name, Function function) {
    operators.put(name, function);
  }

  /** A function that CEL itself declares. */
  void standard(String name, String id, List<Param> params, Function function) {
    overloads
        .computeIfAbsent(name, key -> new ArrayList<>())
        .add(new Overload(id, params, function));
  }

  /** A function that is called {@code name(…)}. */
  void global(String name, String id, CelType result, Function function, Typed... params) {
    declare(name, () -> CelOverloadDecl.newGlobalOverload(id, result, types(params)));
    standard(name, id, runtime(params), function);
  }

  /** A function that is called {@code receiver.name(…)}. */
  void member(String name, String id, CelType result, Function function, Typed... params) {
    declare(name, () -> CelOverloadDecl.newMemberOverload(id, result, types(params)));
    standard(name, id, runtime(params), function);
  }

  private void declare(String name, Supplier<CelOverloadDecl> overload) {
    declared.computeIfAbsent(name, key -> new ArrayList<>()).add(overload);
  }

  private static List<CelType> types(Typed... params) {
    return Arrays.stream(params).map(Typed::type).toList();
  }

  private static List<Param> runtime(Typed... params) {
    return Arrays.stream(params).map(Typed::param).toList();
  }

  /** A parameter for the type checker and for the run. */
  record Typed(CelType type, Param param) {}

  private record Overload(String id, List<Param> params, Function function) {
    boolean takes(@Nullable Object[] args) {
      if (args.length != params.size()) {
        return false;
      }
      for (int at = 0; at < args.length; at++) {
        var arg = args[at];
        if (arg == null || !params.get(at).takes().test(arg)) {
          return false;
        }
      }
      return true;
    }
  }
}
