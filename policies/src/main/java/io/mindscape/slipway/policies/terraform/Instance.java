package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.hcl.Body;
import io.mindscape.slipway.policies.hcl.Body.Argument;
import io.mindscape.slipway.policies.hcl.Body.Block;
import io.mindscape.slipway.policies.hcl.evaluate.Bindings;
import io.mindscape.slipway.policies.hcl.evaluate.Evaluator;
import io.mindscape.slipway.policies.hcl.evaluate.Fault;
import io.mindscape.slipway.policies.hcl.evaluate.Scope;
import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.hcl.value.Value.Fields;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A module as it is called from one place, with what it is given. Values are worked out once. */
final class Instance implements Scope {

  private final World world;
  private final Module module;
  private final Inputs inputs;
  private final Evaluator evaluator;
  private final Secretive secretive = new Secretive(this);
  private final Map<String, Value> known = new HashMap<>();
  private final Set<String> underWay = new LinkedHashSet<>();
  private final Map<String, Instance> children = new HashMap<>();
  private final Map<String, Instance> blanks = new HashMap<>();

  /**
   * What it is given.
   *
   * @param address {@code module.vpc.}, or nothing for the root
   * @param values of variables; one that is not here has its default
   * @param secrets the variables of which the value is sensitive where it comes from
   */
  record Inputs(String address, int depth, Map<String, Value> values, Set<String> secrets) {
    Inputs {
      values = Map.copyOf(values);
      secrets = Set.copyOf(secrets);
    }
  }

  Instance(World world, Module module, Inputs inputs) {
    this.world = world;
    this.module = module;
    this.inputs = inputs;
    this.evaluator = new Evaluator(this, world.budget());
  }

  Module module() {
    return module;
  }

  World world() {
    return world;
  }

  Inputs inputs() {
    return inputs;
  }

  Set<String> secretInputs() {
    return inputs.secrets();
  }

  Secretive secretive() {
    return secretive;
  }

  @Override
  public Value member(String root, String name) {
    return switch (root) {
      case "var" -> once("var." + name, () -> variable(name));
      case "local" -> once("local." + name, () -> local(name));
      case "module" -> once("module." + name, () -> outputs(name));
      case "data", "path", "terraform", "self", "each", "count" -> Value.unknown();
      default -> once(root + "." + name, () -> resource(root + "." + name));
    };
  }

  /** What leads back to itself is unknown; that locals do is told. */
  private Value once(String address, Supplier<Value> worth) {
    var value = known.get(address);
    if (value != null) {
      return value;
    }
    if (!underWay.add(address)) {
      cycle(address);
      return Value.unknown();
    }
    try {
      var found = worth.get();
      known.put(address, found);
      return found;
    } finally {
      underWay.remove(address);
    }
  }

  private void cycle(String address) {
    var way = underWay.stream().dropWhile(one -> !one.equals(address)).toList();
    var argument = address.startsWith("local.") ? module.locals().get(address.substring(6)) : null;
    if (argument != null && way.stream().allMatch(one -> one.startsWith("local."))) {
      world
          .findings()
          .add(
              Rule.CYCLE.at(
                  argument.place(),
                  "This leads back to itself: %s, %s.".formatted(String.join(", ", way), address)));
    }
  }

  private Value variable(String name) {
    var block = module.variables().get(name);
    if (block == null) {
      return Value.unknown();
    }
    var given = inputs.values().get(name);
    var value = given == null ? fallback(block) : given;
    var type = block.body().argument("type");
    try {
      return type == null ? value : VariableTypes.converted(value, type.value());
    } catch (Fault fault) {
      world.wrong(Rule.TYPE, fault);
      return Value.unknown();
    }
  }

  private Value fallback(Block variable) {
    var fallback = variable.body().argument("default");
    return fallback == null ? Value.unknown() : evaluate(fallback, Bindings.none());
  }

  private Value local(String name) {
    var argument = module.locals().get(name);
    return argument == null ? Value.unknown() : evaluate(argument, Bindings.none());
  }

  /** The value of an argument; unknown, and told, where it cannot be worth anything. */
  Value evaluate(Argument argument, Bindings bindings) {
    try {
      return evaluator.value(argument.value(), bindings);
    } catch (Fault fault) {
      world.wrong(Rule.EVALUATION, fault);
      return Value.unknown();
    }
  }

  /** Without telling. */
  Value quietly(Argument argument) {
    try {
      return evaluator.value(argument.value(), Bindings.none());
    } catch (Fault fault) {
      return Value.unknown();
    }
  }

  Copies copies(Block block) {
    return Copies.of(block.body(), argument -> evaluate(argument, Bindings.none()));
  }

  /** The arguments that a resource is given, and openly all else. */
  private Value resource(String address) {
    var block = module.resources().get(address);
    return block == null
        ? Value.unknown()
        : copies(block).together(copy -> arguments(block.body(), copy.bindings()));
  }

  private Value arguments(Body body, Bindings bindings) {
    var fields = new TreeMap<String, Value>();
    for (var argument : body.arguments()) {
      var value = evaluate(argument, bindings);
      // The provider sets what is null.
      fields.put(argument.name(), value.isNull() ? Value.unknown() : value);
    }
    return new Fields(fields, true);
  }

  private Value outputs(String name) {
    var call = module.calls().get(name);
    if (call == null || module.local(call).isEmpty()) {
      return Value.unknown();
    }
    return copies(call)
        .together(
            copy -> {
              var child = child(name, call, copy);
              return child == null ? Value.unknown() : child.outputs();
            });
  }

  private Value outputs() {
    var fields = new TreeMap<String, Value>();
    module
        .outputs()
        .forEach(
            (name, block) -> {
              var value = block.body().argument("value");
              fields.put(name, value == null ? Value.unknown() : evaluate(value, Bindings.none()));
            });
    return new Fields(fields, !module.isWhole());
  }

  /** A module of this repository that is called, or null where it cannot be followed. */
  @Nullable Instance child(String name, Block call, Copies.Copy copy) {
    var folder = module.local(call);
    if (folder.isEmpty() || inputs.depth() >= World.DEEPEST) {
      return null;
    }
    var target = world.modules().in(folder.get());
    return target.isEmpty()
        ? null
        : children.computeIfAbsent(
            name + copy.key(), any -> new Instance(world, target.get(), given(name, call, copy)));
  }

  private Inputs given(String name, Block call, Copies.Copy copy) {
    var values = new HashMap<String, Value>();
    var secrets = new LinkedHashSet<String>();
    for (var argument : call.body().arguments()) {
      values.put(argument.name(), evaluate(argument, copy.bindings()));
      if (secretive.isSecret(argument.value())) {
        secrets.add(argument.name());
      }
    }
    var address = "%smodule.%s%s.".formatted(inputs.address(), name, copy.key());
    return new Inputs(address, inputs.depth() + 1, values, secrets);
  }

  boolean hasSecretOutput(String call, String output) {
    var block = module.calls().get(call);
    var folder = block == null ? Optional.<String>empty() : module.local(block);
    var target = folder.flatMap(world.modules()::in);
    if (block == null || target.isEmpty()) {
      return false;
    }
    // In doubt it is one.
    return inputs.depth() >= World.DEEPEST
        || blank(call, block, target.get()).secretive().isSecretOutput(output);
  }

  /** The module that is called, of whose inputs it is known alone which are sensitive. */
  private Instance blank(String call, Block block, Module target) {
    var known = blanks.get(call);
    if (known == null) {
      var given = new Inputs("", inputs.depth() + 1, Map.of(), secretArguments(block));
      known = new Instance(world, target, given);
      blanks.put(call, known);
    }
    return known;
  }

  private Set<String> secretArguments(Block call) {
    var secrets = new LinkedHashSet<String>();
    for (var argument : call.body().arguments()) {
      var way = "secret " + call.label(0) + "." + argument.name();
      if (underWay.add(way)) {
        if (secretive.isSecret(argument.value())) {
          secrets.add(argument.name());
        }
        underWay.remove(way);
      }
    }
    return secrets;
  }
}
