package io.mindscape.slipway.sandbox.agreement.admission;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A policy with a binding that applies it to the objects that are labelled with its name.
 *
 * @param name of both
 * @param policy the document
 * @param binding the document
 * @param objects how many of the objects it is tried on
 */
record PolicyCase(String name, String policy, String binding, int objects) {

  private static final String API = "admissionregistration.k8s.io/v1";
  private static final Map<String, Object> EVERYTHING =
      Map.of(
          "resourceRules",
          List.of(
              Map.of(
                  "apiGroups", List.of("*"),
                  "apiVersions", List.of("*"),
                  "operations", List.of("CREATE"),
                  "resources", List.of("*"))));

  /** A policy that demands {@code expression}. */
  static PolicyCase demanding(String name, String expression, int objects) {
    return of(
        name, Map.of("validations", List.of(Map.of("expression", expression))), Map.of(), objects);
  }

  /** A policy that refuses everything, and says what {@code expression} gives. */
  static PolicyCase telling(String name, String expression, int objects) {
    var validation = Map.of("expression", "false", "messageExpression", expression);
    return of(name, Map.of("validations", List.of(validation)), Map.of(), objects);
  }

  /** A policy and what its binding says, as maps. */
  static PolicyCase of(
      String name, Map<String, Object> spec, Map<String, Object> binding, int objects) {
    var whole = new LinkedHashMap<String, Object>(Map.of("matchConstraints", EVERYTHING));
    whole.putAll(spec);
    return new PolicyCase(
        name, document("ValidatingAdmissionPolicy", name, whole), bound(name, binding), objects);
  }

  /** A policy of the files that ship, with a binding of ours. */
  static PolicyCase shipped(String file) {
    var policy = file.split("\n---\n", 2)[0];
    var name = name(policy);
    return new PolicyCase(name, policy, bound(name, Map.of()), Integer.MAX_VALUE);
  }

  private static String name(String policy) {
    var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    Map<String, Map<String, Object>> document = yaml.load(policy);
    return String.valueOf(document.getOrDefault("metadata", Map.of()).get("name"));
  }

  private static String bound(String name, Map<String, Object> binding) {
    var spec =
        new LinkedHashMap<String, Object>(
            Map.of("policyName", name, "validationActions", List.of("Deny")));
    spec.putAll(binding);
    var resources = new LinkedHashMap<String, Object>();
    if (binding.get("matchResources") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> resources.put(String.valueOf(key), value));
    }
    resources.put("objectSelector", Map.of("matchLabels", Map.of("policy", name)));
    spec.put("matchResources", resources);
    return document("ValidatingAdmissionPolicyBinding", name, spec);
  }

  private static String document(String kind, String name, Map<String, Object> spec) {
    var document = new LinkedHashMap<String, Object>();
    document.put("apiVersion", API);
    document.put("kind", kind);
    document.put("metadata", Map.of("name", name));
    document.put("spec", spec);
    return Texts.json(document);
  }

  /** Both documents, as one file. */
  String file() {
    return policy + "\n---\n" + binding;
  }
}
