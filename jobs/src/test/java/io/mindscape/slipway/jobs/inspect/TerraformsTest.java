package io.mindscape.slipway.jobs.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TerraformsTest {

  private static final String STRATEGY =
      """
      environments:
        staging: {}
        production: {}
      """;

  private static final String API =
      """
      variable "environment" {}
      resource "aws_instance" "api_server" {
        instance_type = "t3.small"
        tags          = { Name = "mindscape-api-${var.environment}" }
      }
      """;

  private final TreeMap<String, String> files = new TreeMap<>();
  private String strategy = STRATEGY;

  @Test
  void aMachineIsJudgedForEachEnvironment() {
    files.put("infra/main.tf", API);

    assertThat(findings(new Scope.Whole()))
        .containsExactlyInAnyOrder(
            "infra/main.tf:3:3 terraform/size production This is a t3.small. In production the"
                + " strategy wants a t3.large for api.");
    assertThat(findings(new Scope.Environment("staging"))).isEmpty();
  }

  @Test
  void theStrategySaysTheSizesAndTheTags() {
    strategy =
        STRATEGY
            + """
            delivery:
              terraform:
                tags: [Name, team]
                sizes:
                  api:
                    elsewhere: {instance_type: m7g.large}
            """;
    files.put("main.tf", API);

    assertThat(findings(new Scope.Whole()))
        .containsExactlyInAnyOrder(
            "main.tf:3:3 terraform/size staging This is a t3.small. In staging the strategy wants a"
                + " m7g.large for api.",
            "main.tf:3:3 terraform/size production This is a t3.small. In production the strategy"
                + " wants a m7g.large for api.",
            "main.tf:4:3 terraform/missing-tag null This lacks the tag team, which the strategy"
                + " wants.");
  }

  @Test
  void filesOfVariablesTellTheEnvironments() {
    files.put(
        "infra/main.tf",
        "variable \"size\" {}\nlocals {\n  a = [1, 2][var.size]\n}\noutput \"a\" { value = local.a"
            + " }\n");
    files.put("infra/terraform.tfvars", "size = 7\n");
    files.put("infra/envs/staging.tfvars", "size = 1\n");
    files.put("infra/envs/production/more.tfvars", "size = 2\nextra = 1\n");

    assertThat(findings(new Scope.Whole()))
        .containsExactlyInAnyOrder(
            "infra/envs/production/more.tfvars:2:1 terraform/undeclared production There is no"
                + " variable \"extra\" for this value.",
            "infra/main.tf:3:14 terraform/evaluation production There is no item 2: the list has"
                + " 2.");
  }

  @Test
  void aFolderThatIsCalledLikeAnEnvironmentIsOfThatOne() {
    files.put("envs/production/main.tf", API);
    files.put("envs/staging/main.tf", API);

    assertThat(findings(new Scope.Whole())).hasSize(1);
    assertThat(findings(new Scope.Whole()).get(0)).startsWith("envs/production/main.tf:3:3");
  }

  @Test
  void aChangedModuleIsJudgedWhereItIsUsed() {
    files.put("live/main.tf", "module \"net\" {\n  source = \"../modules/net\"\n}\n");
    files.put("modules/net/main.tf", "variable \"cidr\" {}\noutput \"x\" { value = var.cidr }\n");
    files.put("other/main.tf", "locals { a = 1 / 0 }\n");

    assertThat(findings(new Scope.Paths(List.of("modules/net/main.tf"))))
        .containsExactlyInAnyOrder(
            "live/main.tf:1:1 terraform/required-variable null The module \"net\" needs \"cidr\","
                + " which is not given.");
    assertThat(findings(new Scope.Paths(List.of("README.md")))).isEmpty();
  }

  @Test
  void filesThatNobodyUsesAreReadForTheirSyntax() {
    files.put("some.tfvars.json", "{ \"a\": }");
    files.put("some.tfvars", "a = \n");

    assertThat(findings(new Scope.Whole()))
        .containsExactlyInAnyOrder(
            "some.tfvars.json:1:8 terraform/syntax null A value is expected here.",
            "some.tfvars:1:5 terraform/syntax null A value is expected here.");
  }

  @Test
  void readsJsonForEachEnvironmentThatHasItsVariables() {
    files.put(
        "infra/main.tf.json",
        """
        {
          "variable": { "type": { "type": "string" } },
          "resource": { "aws_instance": { "api_server": {
            "instance_type": "${var.type}",
            "tags": { "Name": "mindscape-api" }
          } } }
        }
        """);
    files.put("infra/envs/production.tfvars.json", "{ \"type\": \"t3.micro\" }");

    assertThat(findings(new Scope.Whole()))
        .singleElement()
        .asString()
        .startsWith("infra/main.tf.json:4:5 terraform/size null This is a t3.micro. In production");
  }

  @Test
  void whatItMakesIsTold() {
    files.put("infra/main.tf", API);

    var stacks = inspector().stacks(tree(), strategy(), new Scope.Whole());

    assertThat(stacks).extracting(Stack::environment).containsExactly("staging", "production");
    assertThat(stacks.get(0).resources().get(0).text("tags", "Name"))
        .isEqualTo("mindscape-api-staging");
    assertThat(stacks.get(0).resources().get(0).ref()).hasToString("aws_instance api_server");
  }

  private List<String> findings(Scope scope) {
    return inspector().inspect(tree(), strategy(), scope).findings().stream()
        .map(
            finding ->
                "%s:%d:%d %s %s %s"
                    .formatted(
                        finding.place().file(),
                        finding.place().line(),
                        finding.place().column(),
                        finding.rule(),
                        finding.environment(),
                        finding.message()))
        .toList();
  }

  private static Inspector inspector() {
    return new Inspector(
        Judge.shipped(),
        (release, chart, values) -> new Rendering.Failed("no chart here", "", 1),
        Clock.systemUTC());
  }

  private Strategy strategy() {
    return StrategyReader.read(new SourceFile("slipway.yaml", strategy.getBytes(UTF_8)));
  }

  private Snapshot tree() {
    return MemorySnapshot.of(files);
  }
}
