package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.rule.Policy.Binding;
import io.mindscape.slipway.policies.rule.Policy.Named;
import io.mindscape.slipway.policies.rule.Policy.ParamKind;
import io.mindscape.slipway.policies.rule.Policy.ParamRef;
import io.mindscape.slipway.policies.rule.Policy.Validation;
import io.mindscape.slipway.policies.rule.Policy.Variable;
import io.mindscape.slipway.policies.rule.cel.CompileProblem;
import io.mindscape.slipway.policies.rule.cel.Environment;
import io.mindscape.slipway.policies.rule.cel.Environment.Expected;
import io.mindscape.slipway.policies.rule.cel.Environment.Scope;
import io.mindscape.slipway.policies.rule.cel.Expression;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads policies and their bindings from the files that a cluster would load. */
final class PolicyReader {

  private static final String FIELD = "slipway.io/field";

  private final Environment cel;
  private final Map<List<Named>, List<Named>> origins = new HashMap<>();

  PolicyReader(Environment cel) {
    this.cel = cel;
  }

  /**
   * The policies of {@code files}, with their bindings.
   *
   * @throws Refused if a file is no YAML, or the API server would not take an expression
   */
  List<Policy> read(List<SourceFile> files) {
    return policies(files.stream().flatMap(file -> objects(file).stream()).toList());
  }

  /** The policies among {@code objects}. */
  List<Policy> policies(List<Manifest> objects) {
    var policies = new ArrayList<Policy>();
    for (var object : objects) {
      if (object.text("kind").equals("ValidatingAdmissionPolicy")) {
        policies.add(policy(object, bindings(objects, object.ref().name())));
      }
    }
    return policies;
  }

  private static List<Manifest> objects(SourceFile file) {
    var yaml = YamlReader.read(file);
    if (!yaml.findings().isEmpty()) {
      var first = yaml.findings().get(0);
      throw new Refused("%s %s".formatted(first.place(), first.message()));
    }
    return Manifests.in(yaml);
  }

  private static List<Binding> bindings(List<Manifest> objects, String policy) {
    return objects.stream()
        .filter(object -> object.text("kind").equals("ValidatingAdmissionPolicyBinding"))
        .filter(binding -> binding.text("spec", "policyName").equals(policy))
        .map(PolicyReader::binding)
        .toList();
  }

  private static Binding binding(Manifest object) {
    var spec = Nodes.mapping(object.root(), "spec");
    return new Binding(
        object.ref().name(),
        Constraints.of(Nodes.mapping(spec, "matchResources")),
        Nodes.texts(object.at("spec", "validationActions")),
        paramRef(Nodes.mapping(spec, "paramRef")));
  }

  private static @Nullable ParamRef paramRef(@Nullable Mapping node) {
    if (node == null) {
      return null;
    }
    var selector = Nodes.mapping(node, "selector");
    return new ParamRef(
        Nodes.text(node, "name"),
        Nodes.text(node, "namespace"),
        selector == null ? null : LabelSelector.of(selector),
        Nodes.text(node, "parameterNotFoundAction").equals("Deny"));
  }

  private Policy policy(Manifest object, List<Binding> bindings) {
    cel.startPolicy();
    var paramKind =
        object.at("spec", "paramKind") instanceof Mapping kind
            ? new ParamKind(Nodes.text(kind, "apiVersion"), Nodes.text(kind, "kind"))
            : null;
    var plain = Scope.of(paramKind != null, false);
    var full = Scope.of(paramKind != null, true);
    // When a policy is created, its match conditions know none of its variables.
    var conditions = named(object, "matchConditions", "name", "expression", Expected.BOOL, full);
    var variables = variables(object, full);
    return new Policy(
        object.ref().name(),
        Constraints.of(Nodes.mapping(Nodes.mapping(object.root(), "spec"), "matchConstraints")),
        paramKind,
        conditions,
        variables,
        Nodes.mappings(object.at("spec", "validations")).stream()
            .map(node -> validation(object, node, plain, full))
            .toList(),
        named(object, "auditAnnotations", "key", "valueExpression", Expected.STRING_OR_NULL, full),
        !object.text("spec", "failurePolicy").equals("Ignore"),
        fields(object),
        bindings);
  }

  private List<Variable> variables(Manifest object, Scope scope) {
    var variables = new ArrayList<Variable>();
    var before = new ArrayList<Named>();
    for (var node : Nodes.mappings(object.at("spec", "variables"))) {
      // Looked up again and again; see TermReader.
      var name = Nodes.text(node, "name").intern();
      var text = Nodes.text(node, "expression");
      try {
        var expression = cel.variable(name, text, scope);
        before.add(new Named(name, expression));
        variables.add(new Variable(name, expression, origin(before)));
      } catch (CompileProblem e) {
        throw refused(object, node, "expression", e);
      }
    }
    return variables;
  }

  // A variable knows those before it; all of them together decide what it is.
  private Object origin(List<Named> upToIt) {
    return origins.computeIfAbsent(List.copyOf(upToIt), list -> list);
  }

  private Validation validation(Manifest object, Mapping node, Scope plain, Scope full) {
    var message = Nodes.text(node, "messageExpression");
    return new Validation(
        compile(object, node, "expression", Expected.BOOL, full),
        Nodes.text(node, "message"),
        message.isEmpty()
            ? null
            : compile(object, node, "messageExpression", Expected.STRING, plain),
        Nodes.text(node, "reason"));
  }

  private List<Named> named(
      Manifest object, String list, String name, String field, Expected expected, Scope scope) {
    return Nodes.mappings(object.at("spec", list)).stream()
        .map(
            node ->
                new Named(Nodes.text(node, name), compile(object, node, field, expected, scope)))
        .toList();
  }

  private Expression compile(
      Manifest object, Mapping node, String field, Expected expected, Scope scope) {
    try {
      return cel.compile(Nodes.text(node, field), expected, scope);
    } catch (CompileProblem e) {
      throw refused(object, node, field, e);
    }
  }

  private static Refused refused(
      Manifest object, Mapping node, String field, CompileProblem problem) {
    var value = node.get(field);
    return new Refused(
        "%s: the API server would not take the policy %s: `%s`: %s"
            .formatted(
                value == null ? node.place() : value.place(),
                object.ref().name(),
                Nodes.text(node, field),
                problem.text()),
        problem);
  }

  private static List<String> fields(Manifest object) {
    var annotation = object.text("metadata", "annotations", FIELD);
    return annotation.isEmpty()
        ? List.of()
        : Arrays.stream(annotation.split(",")).map(String::strip).toList();
  }
}
