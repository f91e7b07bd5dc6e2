package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.Body.Block;
import io.mindscape.slipway.policies.hcl.evaluate.Bindings;
import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.strategy.Infrastructure;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a root for one environment: what it is made of, what it is worth, and whether that is
 * right.
 */
final class Judgement {

  private final Root root;
  private final Variables variables;
  private final World world;
  private final Instance instance;
  private final Planner.Plan plan;

  Judgement(Root root, Module module, Modules modules) {
    this.root = root;
    this.variables = Variables.of(root, module, modules.sources());
    this.world = World.of(modules);
    var secrets = Set.<String>of();
    this.instance =
        new Instance(world, module, new Instance.Inputs("", 0, variables.values(), secrets));
    this.plan = Planner.of(instance);
  }

  Planner.Plan plan() {
    return plan;
  }

  Set<Finding> judge(Infrastructure wanted) {
    var findings = new LinkedHashSet<Finding>(variables.findings());
    for (var module : new LinkedHashSet<>(folders())) {
      world.modules().in(module).ifPresent(one -> declarations(one, findings));
    }
    var checks = new Checks();
    plan.instances().forEach(one -> validations(one, checks));
    resources(wanted, checks);
    findings.addAll(checks.findings());
    findings.addAll(world.findings());
    if (world.budget().isExhausted()) {
      findings.add(
          Rule.NOT_CHECKED.at(
              Place.startOf(root.folder().isEmpty() ? "main.tf" : root.folder() + "/main.tf"),
              "This is more than is worked out here; what was left out counts as unknown."));
    }
    return findings;
  }

  /** Where the modules are that take part. */
  private List<String> folders() {
    return plan.instances().stream().map(one -> one.module().folder()).toList();
  }

  private void declarations(Module module, Set<Finding> findings) {
    findings.addAll(module.problems());
    findings.addAll(Declarations.judge(module));
    findings.addAll(Calls.judge(module, world.modules()));
  }

  private void resources(Infrastructure wanted, Checks checks) {
    var regions = new Regions(checks);
    var providers = providers();
    providers.forEach(regions::provider);
    regions.root(instance, variables.places());
    var exposure = new Exposure(checks);
    var encryption = new Encryption(checks);
    var networks = new Networks(checks);
    var tags = new Tags(wanted.tags(), checks);
    var sizes = new Sizes(wanted, root.environment(), checks);
    for (var resource : plan.resources()) {
      exposure.judge(resource);
      encryption.judge(resource);
      networks.judge(resource, vpc(resource));
      regions.judge(resource);
      sizes.judge(resource);
      if (resource.type().startsWith("aws_")) {
        tags.judge(resource, defaultTags(providers.get(resource.provider())));
      }
    }
    networks.finish();
  }

  /** The providers of the root by the name that resources use: {@code aws}, {@code aws.west}. */
  private Map<String, Node> providers() {
    var found = new LinkedHashMap<String, Node>();
    instance
        .module()
        .others("provider")
        .filter(block -> block.label(0).equals("aws"))
        .forEach(
            block -> {
              var alias = Literals.text(block.body().argument("alias"));
              found.put(
                  alias.isEmpty() ? "aws" : "aws." + alias,
                  new Planner.Blocks(instance).node(block, Bindings.none()));
            });
    return found;
  }

  /** Without a provider of its own in the root, a resource may have tags that nobody sees here. */
  private Value defaultTags(@Nullable Node provider) {
    if (provider == null) {
      return instance.module().others("provider").findAny().isEmpty()
          ? Value.nothing()
          : Value.unknown();
    }
    return provider
        .blocks("default_tags")
        .findFirst()
        .map(block -> block.value("tags"))
        .orElse(Value.nothing());
  }

  /** The VPC of a subnet, where it is written as a reference. */
  private Optional<String> vpc(Planned resource) {
    if (!resource.type().equals("aws_subnet")) {
      return Optional.empty();
    }
    for (var one : plan.instances()) {
      var block = one.module().resources().get("aws_subnet." + resource.name());
      var prefix = one.inputs().address() + "aws_subnet." + resource.name();
      if (block != null
          && (resource.address().equals(prefix) || resource.address().startsWith(prefix + "["))) {
        return vpc(one, block);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> vpc(Instance one, Block subnet) {
    var argument = subnet.body().argument("vpc_id");
    if (argument == null) {
      return Optional.empty();
    }
    var found = new LinkedHashSet<String>();
    Reference.in(
        argument.value(),
        Set.of(),
        reference -> {
          var address = reference.resource();
          found.add(
              address.startsWith("aws_vpc.")
                  ? one.inputs().address() + address
                  : one.inputs().address() + String.join(".", reference.path()));
        });
    return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
  }

  /** What the validations of variables refuse. */
  private void validations(Instance one, Checks checks) {
    one.module()
        .variables()
        .forEach(
            (name, variable) ->
                variable
                    .body()
                    .blocks("validation")
                    .forEach(validation -> validation(one, name, variable, validation, checks)));
  }

  private void validation(
      Instance one, String name, Block variable, Block validation, Checks checks) {
    var condition = validation.body().argument("condition");
    if (condition != null
        && one.inputs().values().containsKey(name)
        && one.quietly(condition).equals(Value.of(false))) {
      var message = Literals.text(validation.body().argument("error_message"));
      var isRoot = one.inputs().address().isEmpty();
      checks.add(
          Rule.VALIDATION,
          isRoot ? variables.places().getOrDefault(name, variable.place()) : variable.place(),
          "The variable \"%s\" refuses its value here%s"
              .formatted(name, message.isEmpty() ? "." : ": " + message));
    }
  }
}
