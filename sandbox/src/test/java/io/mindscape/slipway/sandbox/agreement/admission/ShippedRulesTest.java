package io.mindscape.slipway.sandbox.agreement.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.rule.Decision;
import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.rule.Surroundings;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.controlplane.Options;
import io.mindscape.slipway.sandbox.controlplane.RealCluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A real API server takes every file of {@code policies/rules/} as it is, and says of every example
 * what we say, under all rules together.
 */
@RealCluster
class ShippedRulesTest {

  private static final Path RULES = Path.of("..", "policies", "rules");
  private static final String ADMISSION = "/apis/admissionregistration.k8s.io/v1/";
  private static final Surroundings NONE = Surroundings.none();

  /** How often it is asked again in all, while a server may still be learning the policies. */
  private static final int PATIENCE = 1_000;

  /** An object, the rule beside which it stands, and whether it breaks that. */
  private record Example(String rule, boolean isFailing, Subject subject) {}

  /** What admission says, in no order; of refusals a server tells one. */
  private record Verdict(Set<String> refusals, Set<String> warnings) {}

  @Test
  void aServerTakesEveryFileAndSaysOfEachExampleWhatWeSay(ControlPlane shared) throws Exception {
    var examples = examples();
    assertThat(examples).hasSizeGreaterThan(300);
    try (var plane = ControlPlane.start(shared.programs(), Options.apiServer())) {
      plane.createNamespace("default");
      plane.createNamespace("kube-system");
      for (var file : Policies.shippedFiles()) {
        assertThat(Files.readAllBytes(RULES.resolve(Path.of(file.path()).getFileName())))
            .isEqualTo(file.content());
        load(plane, file);
      }
      saysWhatWeSay(plane, Policies.shipped(), examples);

      // Nothing but its log shows what Audit found; so all rules warn now.
      var warning = Policies.shippedFiles().stream().map(ShippedRulesTest::warning).toList();
      for (var file : warning) {
        var name = Path.of(file.path()).getFileName().toString().replace(".yaml", "");
        delete(plane, "validatingadmissionpolicybindings/" + name);
        delete(plane, "validatingadmissionpolicies/" + name);
        load(plane, file);
      }
      saysWhatWeSay(plane, Policies.read(warning), examples);
    }
  }

  private static void saysWhatWeSay(ControlPlane plane, Policies policies, List<Example> examples) {
    var differences = new ArrayList<String>();
    int patience = PATIENCE;
    // Those that fail come first: they tell when the server knows all policies.
    for (boolean isFailing : new boolean[] {true, false, true}) {
      differences.clear();
      for (var example : examples) {
        if (example.isFailing() == isFailing) {
          var ours = ours(policies, example);
          var theirs = theirs(plane, example, ours);
          for (; patience > 0 && !theirs.equals(ours); patience--) {
            theirs = theirs(plane, example, ours);
          }
          if (!theirs.equals(ours)) {
            differences.add("%s%n  ours %s%n  theirs %s".formatted(example, ours, theirs));
          }
        }
      }
      assertThat(differences).isEmpty();
    }
  }

  private static Verdict ours(Policies policies, Example example) {
    var decisions = policies.decisions(Subject.manifest(example.subject().text()), NONE);
    assertThat(decisions).allMatch(decision -> decision.kind() == Decision.Kind.BROKEN);
    return new Verdict(
        said(decisions, "Deny").map(Decision::refusal).collect(Collectors.toSet()),
        said(decisions, "Warn")
            .map(
                decision ->
                    "Validation failed for ValidatingAdmissionPolicy '%s' with binding '%s': %s"
                        .formatted(decision.policy(), decision.binding(), decision.message()))
            .collect(Collectors.toSet()));
  }

  private static java.util.stream.Stream<Decision> said(List<Decision> decisions, String action) {
    return decisions.stream().filter(decision -> decision.actions().contains(action));
  }

  private static Verdict theirs(ControlPlane plane, Example example, Verdict expected) {
    var any = PolicyCase.demanding("none", "true", 1);
    var said = new Online(plane.admin()).ask(any, example.subject());
    var refusals =
        expected.refusals().contains(said.refusal())
            ? expected.refusals()
            : said.refusal().isEmpty() ? Set.<String>of() : Set.of(said.refusal());
    return new Verdict(refusals, new HashSet<>(said.warnings()));
  }

  private static void load(ControlPlane plane, SourceFile file) {
    var documents = file.text().split("\n---\n", -1);
    assertThat(documents).hasSize(2);
    create(plane, "validatingadmissionpolicies", documents[0]);
    create(plane, "validatingadmissionpolicybindings", documents[1]);
  }

  private static void create(ControlPlane plane, String kind, String document) {
    var answer = plane.admin().post(ADMISSION + kind + "?fieldValidation=Strict", document);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static void delete(ControlPlane plane, String object) {
    var admin = plane.admin();
    assertThat(admin.send(admin.request(ADMISSION + object).DELETE()).statusCode()).isEqualTo(200);
  }

  private static SourceFile warning(SourceFile file) {
    var text = file.text().replaceAll("validationActions: .*", "validationActions: [\"Warn\"]");
    return new SourceFile(file.path(), text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Example> examples() throws Exception {
    var examples = new ArrayList<Example>();
    for (var name : Policies.shipped().names()) {
      Map<String, List<String>> beside =
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .load(Files.readString(RULES.resolve(name + ".examples.yaml")));
      beside.forEach(
          (kind, texts) ->
              texts.forEach(
                  text ->
                      examples.add(new Example(name, kind.equals("failing"), new Subject(text)))));
    }
    return examples;
  }
}
