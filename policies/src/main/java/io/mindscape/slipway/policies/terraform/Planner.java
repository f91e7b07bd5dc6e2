package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.hcl.Body;
import io.mindscape.slipway.policies.hcl.Body.Block;
import io.mindscape.slipway.policies.hcl.evaluate.Bindings;
import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.terraform.Node.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Works out the resources of a module and of those that it calls. */
final class Planner {

  private static final Set<String> META =
      Set.of(
          "count",
          "for_each",
          "provider",
          "providers",
          "depends_on",
          "lifecycle",
          "connection",
          "provisioner");

  private static final int MOST_RESOURCES = 5_000;
  private static final int MOST_MODULES = 500;

  /** What a block costs, in characters. */
  private static final int NODE = 100;

  private final List<Planned> resources = new ArrayList<>();
  private final List<Planned> besides = new ArrayList<>();
  private final List<Instance> instances = new ArrayList<>();

  private Planner() {}

  /**
   * What was found.
   *
   * @param besides what says something of resources and is none: see {@link Besides}
   * @param instances each module as it is called, the root first
   */
  record Plan(List<Planned> resources, List<Planned> besides, List<Instance> instances) {
    Plan {
      resources = List.copyOf(resources);
      besides = List.copyOf(besides);
      instances = List.copyOf(instances);
    }
  }

  static Plan of(Instance root) {
    var planner = new Planner();
    planner.module(root);
    return new Plan(planner.resources, planner.besides, planner.instances);
  }

  private void module(Instance instance) {
    instances.add(instance);
    besides.addAll(Besides.of(instance));
    instance.module().locals().keySet().forEach(name -> instance.member("local", name));
    instance.module().resources().values().stream()
        .filter(block -> block.type().equals("resource"))
        .forEach(block -> resource(instance, block));
    instance
        .module()
        .calls()
        .forEach(
            (name, call) -> {
              for (var copy : instance.copies(call).copies()) {
                var child = instance.child(name, call, copy);
                if (child == null) {
                  besides.add(Besides.module(instance, name, call, copy));
                } else if (isRoom(instance)) {
                  module(child);
                }
              }
            });
  }

  private boolean isRoom(Instance instance) {
    boolean isRoom = resources.size() < MOST_RESOURCES && instances.size() < MOST_MODULES;
    if (!isRoom) {
      instance.world().budget().exceed();
    }
    return isRoom;
  }

  private void resource(Instance instance, Block block) {
    for (var copy : instance.copies(block).copies()) {
      if (!isRoom(instance)) {
        return;
      }
      var address =
          "%s%s.%s%s"
              .formatted(instance.inputs().address(), block.label(0), block.label(1), copy.key());
      resources.add(
          new Planned(
              address,
              block.label(0),
              block.label(1),
              provider(block),
              Besides.withLifecycle(
                  new Blocks(instance).node(block, copy.bindings()), instance, block)));
    }
  }

  static String provider(Block block) {
    var argument = block.body().argument("provider");
    if (argument != null) {
      var path = new ArrayList<String>();
      Reference.in(argument.value(), Set.of(), found -> path.addAll(found.path()));
      return String.join(".", path);
    }
    int end = block.label(0).indexOf('_');
    return end < 0 ? block.label(0) : block.label(0).substring(0, end);
  }

  /** Makes nodes of blocks. */
  record Blocks(Instance instance) {

    Node node(Block block, Bindings bindings) {
      return node(block.type(), block, block.body(), bindings);
    }

    private Node node(String type, Block at, Body body, Bindings bindings) {
      Map<String, Given> arguments = new LinkedHashMap<>();
      for (var argument : body.arguments()) {
        if (!META.contains(argument.name())) {
          arguments.put(
              argument.name(),
              new Given(
                  argument.place(),
                  instance.evaluate(argument, bindings),
                  instance.secretive().isSecret(argument.value())));
        }
      }
      var blocks = new ArrayList<Node>();
      boolean isOpen = !instance.world().budget().allows(NODE);
      if (isOpen) {
        return new Node(at.place(), type, arguments, blocks, true);
      }
      for (var inner : body.blocks()) {
        if (inner.type().equals("dynamic")) {
          isOpen |= !dynamic(inner, bindings, blocks);
        } else if (!META.contains(inner.type())) {
          blocks.add(node(inner, bindings));
        }
      }
      return new Node(at.place(), type, arguments, blocks, isOpen);
    }

    /** Adds what a dynamic block stands for; false where it is not known how many that are. */
    private boolean dynamic(Block dynamic, Bindings bindings, List<Node> blocks) {
      var each = dynamic.body().argument("for_each");
      var content = dynamic.body().blocks("content").findFirst();
      if (each == null || content.isEmpty()) {
        return false;
      }
      var collection = instance.evaluate(each, bindings);
      var name = Declarations.iterator(dynamic);
      var entries = entries(collection);
      for (var entry :
          entries == null ? List.of(Map.entry(Value.unknown(), Value.unknown())) : entries) {
        var fields = new TreeMap<String, Value>();
        fields.put("key", entry.getKey());
        fields.put("value", entry.getValue());
        blocks.add(
            node(
                dynamic.label(0),
                content.get(),
                content.get().body(),
                bindings.with(name, Value.fields(fields))));
      }
      return entries != null;
    }

    private static @Nullable List<Map.Entry<Value, Value>> entries(Value collection) {
      var entries = new ArrayList<Map.Entry<Value, Value>>();
      switch (collection) {
        case Value.Sequence(var items, var isSet) ->
            items.forEach(
                item -> entries.add(Map.entry(isSet ? item : Value.of(entries.size()), item)));
        case Value.Fields(var fields, var isOpen) when !isOpen ->
            fields.forEach((key, value) -> entries.add(Map.entry(Value.of(key), value)));
        default -> {
          return null;
        }
      }
      return entries.subList(0, Math.min(entries.size(), World.MOST_INSTANCES));
    }
  }
}
