package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.hcl.Body;
import io.mindscape.slipway.policies.hcl.Body.Argument;
import io.mindscape.slipway.policies.hcl.Body.Block;
import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.terraform.Node.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a plan and is no resource: resources that are moved, taken up or let go, modules
 * that are not in the repository, and how a resource is handled.
 */
final class Besides {

  private static final List<String> HANDLING = List.of("prevent_destroy", "create_before_destroy");

  private Besides() {}

  /** The {@code moved}, {@code removed} and {@code import} blocks of a module. */
  static List<Planned> of(Instance instance) {
    return instance.module().others().stream().flatMap(block -> of(instance, block)).toList();
  }

  private static Stream<Planned> of(Instance instance, Block block) {
    var body = block.body();
    var prefix = instance.inputs().address();
    var from = address(prefix, body.argument("from"));
    var to = address(prefix, body.argument("to"));
    return switch (block.type()) {
      case "moved" -> planned(block, from + " to " + to, Map.of("from", from, "to", to));
      case "removed" -> {
        boolean isDestroyed =
            body.blocks("lifecycle")
                .map(lifecycle -> lifecycle.body().argument("destroy"))
                .noneMatch(destroy -> destroy != null && !Literals.isTrue(destroy));
        yield planned(block, from, Map.of("from", from, "destroy", Boolean.toString(isDestroyed)));
      }
      case "import" -> planned(block, to, Map.of("to", to));
      default -> Stream.empty();
    };
  }

  private static Stream<Planned> planned(Block block, String name, Map<String, String> given) {
    Map<String, Given> arguments = new LinkedHashMap<>();
    given.forEach(
        (key, text) -> arguments.put(key, new Given(block.place(), Value.of(text), false)));
    return Stream.of(
        new Planned(
            block.type() + "." + name,
            block.type(),
            name,
            "",
            new Node(block.place(), block.type(), arguments, List.of(), false)));
  }

  /** What an argument speaks of, without keys that are no texts. */
  private static String address(String prefix, @Nullable Argument argument) {
    return argument == null ? "" : prefix + Addresses.of(argument.value());
  }

  /** A call of a module that cannot be looked into. */
  static Planned module(Instance instance, String name, Block call, Copies.Copy copy) {
    var address = "%smodule.%s%s".formatted(instance.inputs().address(), name, copy.key());
    return new Planned(
        address, "module", name, "", new Planner.Blocks(instance).node(call, copy.bindings()));
  }

  /** The same with what its {@code lifecycle} says, if it says something. */
  static Node withLifecycle(Node node, Instance instance, Block block) {
    var lifecycle = block.body().blocks("lifecycle").findFirst();
    if (lifecycle.isEmpty()) {
      return node;
    }
    var arguments = arguments(instance, lifecycle.get().body());
    if (arguments.isEmpty()) {
      return node;
    }
    var blocks = new ArrayList<>(node.blocks());
    blocks.add(new Node(lifecycle.get().place(), "lifecycle", arguments, List.of(), false));
    return new Node(node.place(), node.type(), node.arguments(), blocks, node.isOpen());
  }

  private static Map<String, Given> arguments(Instance instance, Body lifecycle) {
    Map<String, Given> arguments = new LinkedHashMap<>();
    for (var argument : lifecycle.arguments()) {
      if (HANDLING.contains(argument.name())) {
        arguments.put(
            argument.name(), new Given(argument.place(), instance.quietly(argument), false));
      } else if (argument.name().equals("ignore_changes")) {
        var ignored = new ArrayList<Value>();
        Reference.in(
            argument.value(),
            Set.of(),
            found -> ignored.add(Value.of(String.join(".", found.path()))));
        arguments.put(argument.name(), new Given(argument.place(), Value.list(ignored), false));
      }
    }
    return arguments;
  }
}
