package io.mindscape.slipway.sandbox.agreement.admission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** All policies of the bench: the shipped ones, those of {@code policies.yaml}, and expressions. */
final class PolicyCases {

  private static final String RULES = "/io/mindscape/slipway/policies/rules/";
  private static final List<String> NAMES =
      io.mindscape.slipway.policies.rule.Policies.shipped().names();

  private PolicyCases() {}

  static List<PolicyCase> all() {
    return Stream.of(shipped(), written(), expressions()).flatMap(List::stream).toList();
  }

  /** One of so many. */
  static List<PolicyCase> every(int number) {
    var all = all();
    return IntStream.range(0, all.size())
        .filter(at -> at % number == 0)
        .mapToObj(all::get)
        .toList();
  }

  private static List<PolicyCase> shipped() {
    return NAMES.stream().map(name -> PolicyCase.shipped(rule(name))).toList();
  }

  private static String rule(String name) {
    try (var file = PolicyCases.class.getResourceAsStream(RULES + name + ".yaml")) {
      if (file == null) {
        throw new IllegalStateException("no rule " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static List<PolicyCase> written() {
    var cases = new ArrayList<PolicyCase>();
    List<Map<String, Map<String, Object>>> written =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Texts.read("policies.yaml"));
    for (var one : written) {
      cases.add(
          PolicyCase.of(
              "written-" + cases.size(),
              one.getOrDefault("policy", Map.of()),
              one.getOrDefault("binding", Map.of()),
              Integer.MAX_VALUE));
    }
    return cases;
  }

  private static List<PolicyCase> expressions() {
    var cases = new ArrayList<PolicyCase>();
    int number = 0;
    for (var line : Texts.read("expressions.txt").lines().toList()) {
      if (!line.startsWith("#") && !line.isBlank()) {
        // Of what looks at no object one is enough.
        int objects = line.contains("object") ? 4 : 1;
        cases.add(PolicyCase.demanding("is-" + number, "dyn(" + line + ") == dyn('?')", objects));
        cases.add(
            PolicyCase.telling("says-" + number, "'%s'.format([dyn(" + line + ")])", objects));
        number++;
      }
    }
    return cases;
  }
}
