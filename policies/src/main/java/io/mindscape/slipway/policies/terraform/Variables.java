package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.hcl.Expression;
import io.mindscape.slipway.policies.hcl.HclReader;
import io.mindscape.slipway.policies.hcl.evaluate.Bindings;
import io.mindscape.slipway.policies.hcl.evaluate.Budget;
import io.mindscape.slipway.policies.hcl.evaluate.Evaluator;
import io.mindscape.slipway.policies.hcl.evaluate.Fault;
import io.mindscape.slipway.policies.hcl.evaluate.Scope;
import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.schema.Nearest;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the files that give variables their values. */
final class Variables {

  /** What a variable is called that tells the environment. */
  static final List<String> ENVIRONMENT = List.of("environment", "env");

  private final Map<String, Value> values = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Module module;

  private Variables(Module module) {
    this.module = module;
  }

  /** What the files say, and else the environment's name for a variable that is called so. */
  static Variables of(Root root, Module module, Sources sources) {
    var variables = new Variables(module);
    for (var path : root.variables()) {
      sources.read(path).ifPresent(variables::file);
    }
    var environment = root.environment();
    for (var name : ENVIRONMENT) {
      if (environment != null && tellsEnvironment(module, name)) {
        variables.values.putIfAbsent(name, Value.of(environment));
      }
    }
    return variables;
  }

  /** Whether a module has a variable of that name that takes a text. */
  static boolean tellsEnvironment(Module module, String name) {
    var block = module.variables().get(name);
    var type = block == null ? null : block.body().argument("type");
    return block != null
        && (type == null
            || (type.value() instanceof Expression.Name(var place, var word)
                && (word.equals("string") || word.equals("any"))));
  }

  Map<String, Value> values() {
    return values;
  }

  /** Where values are given that stand in a file. */
  Map<String, Place> places() {
    return places;
  }

  List<Finding> findings() {
    return findings;
  }

  private void file(SourceFile file) {
    var hcl = HclReader.read(file);
    hcl.problems()
        .forEach(problem -> findings.add(Rule.SYNTAX.at(problem.place(), problem.message())));
    for (var block : hcl.body().blocks()) {
      findings.add(
          Rule.SYNTAX.at(block.place(), "A file of variables has no blocks, only arguments."));
    }
    var evaluator = new Evaluator(Scope.nothing(), new Budget(50_000));
    for (var argument : hcl.body().arguments()) {
      declared(argument.name(), argument.place());
      places.put(argument.name(), argument.place());
      try {
        values.put(argument.name(), evaluator.value(argument.value(), Bindings.none()));
      } catch (Fault fault) {
        findings.add(Rule.EVALUATION.at(fault.place(), fault.text()));
        values.put(argument.name(), Value.unknown());
      }
    }
  }

  private void declared(String name, Place place) {
    if (module.isWhole() && !module.variables().containsKey(name)) {
      var near = Nearest.to(name, module.variables().keySet());
      findings.add(
          Rule.UNDECLARED.at(
              place,
              "There is no variable \"%s\" for this value.%s"
                  .formatted(name, near.isEmpty() ? "" : " Did you mean \"%s\"?".formatted(near)),
              Severity.WARNING));
    }
  }
}
