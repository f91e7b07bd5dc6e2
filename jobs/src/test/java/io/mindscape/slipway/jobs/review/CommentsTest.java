package io.mindscape.slipway.jobs.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.Golden;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The comment in every situation that somebody may meet, each held by a golden file. */
final class CommentsTest extends ReviewStage {

  private static final String STAGING = "k8s/staging/api/";
  private static final String PRODUCTION = "k8s/production/api/";
  private static final String API = "api.yaml";
  private static final String GOOD = Yaml.deployment("1.9.0", "2");
  private static final String OLD = Yaml.deployment("1.8.2", "2");

  /**
   * A situation.
   *
   * @param main what is on the default branch besides
   * @param change what the pull request makes of it; an empty text takes the file away
   * @param pull what is special of it
   */
  record Situation(String name, Map<String, String> main, Map<String, String> change, Pull pull) {
    Situation(String name, Map<String, String> main, Map<String, String> change) {
      this(name, main, change, Pull.USUAL);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** What is special of a pull request. */
  enum Pull {
    USUAL,
    /** Its branch is in a fork, which the bot may not write to. */
    FROM_FORK,
    /** All of its review can be read on a page. */
    WITH_PAGE
  }

  static List<Situation> situations() {
    return List.of(
        of("nothing-that-runs", Map.of("README.md", "Words\n")),
        of(
            "one-error",
            Map.of(STAGING + API, OLD.replace("containerPort: 8000", "containerPort: 0"))),
        of("one-error-in-both", both(OLD.replace("port: http}", "port: htpp}"))),
        of("forty-errors", forty()),
        of("only-warnings", Map.of(STAGING + API, without("readinessProbe:", 2))),
        of(
            "new-application",
            Map.of("k8s/staging/web/web.yaml", GOOD.replace("mindscape-api", "mindscape-web"))),
        of("removed-application", Map.of(STAGING + API, "")),
        of(
            "renamed-object",
            Map.of(STAGING + API, OLD.replace("name: mindscape-api\n", "name: api\n"))),
        of("secret-changed", Map.of(PRODUCTION + "keys.yaml", Yaml.secret("bmV3"))),
        of("secret-added", Map.of(STAGING + "keys.yaml", Yaml.secret("bmV3"))),
        of("not-checked", Map.of(STAGING + "keys.yaml", Yaml.EXTERNAL_SECRET)),
        of("gated-environment", Map.of(PRODUCTION + API, GOOD)),
        of("both-environments", both(GOOD)),
        of(
            "strategy-changed",
            Map.of("slipway.yaml", STRATEGY.replace("replicas: 3", "replicas: 2"))),
        of("strategy-broken", Map.of("slipway.yaml", STRATEGY.replace("2 cores", "many cores"))),
        of("strategy-removed", Map.of("slipway.yaml", "")),
        of("render-failed", renderFails()),
        of("no-chart", Map.of("k8s/staging/web/values.yaml", "tag: 1.0.0\n")),
        of("workflow-findings", Map.of(".github/workflows/a.yaml", WORKFLOW)),
        of("yaml-that-breaks", Map.of(STAGING + API, "kind: [Deployment\n")),
        of("hostile-names", hostile()),
        of("several-causes", causes()),
        of("autoscaler-beside-replicas", Map.of(STAGING + "hpa.yaml", HPA)),
        of(
            "immutable-field",
            Map.of(STAGING + API, OLD.replace("mindscape-api}\n  template", "web}\n  template"))),
        of("scaled", Map.of(STAGING + API, OLD.replace("replicas: 3", "replicas: 5"))),
        of("backwards", Map.of(STAGING + API, Yaml.deployment("1.7.0", "2"))),
        of(
            "claim-deleted",
            Map.of(STAGING + "claim.yaml", CLAIM),
            Map.of(STAGING + "claim.yaml", "")),
        of(
            "setting-that-restarts-nothing",
            Map.of(STAGING + API, WITH_SETTINGS, STAGING + "settings.yaml", SETTINGS),
            Map.of(STAGING + "settings.yaml", SETTINGS.replace("info", "debug"))),
        of(
            "generated-name",
            Map.of(
                STAGING + API,
                WITH_SETTINGS.replace("{name: settings}", "{name: settings-abc12}"),
                STAGING + "settings.yaml",
                SETTINGS.replace("{name: settings}", "{name: settings-abc12}")),
            Map.of(
                STAGING + API,
                WITH_SETTINGS.replace("{name: settings}", "{name: settings-def34}"),
                STAGING + "settings.yaml",
                SETTINGS
                    .replace("{name: settings}", "{name: settings-def34}")
                    .replace("info", "debug"))),
        of(
            "standing-findings",
            Map.of(STAGING + API, Yaml.deployment("latest", "2")),
            Map.of(STAGING + API, Yaml.deployment("latest", "3"))),
        of(
            "exception",
            Map.of("slipway.yaml", STRATEGY + EXCEPTION),
            Map.of(STAGING + API, Yaml.deployment("latest", "2"))),
        of("needs-a-larger-node", Map.of(STAGING + API, Yaml.deployment("1.8.2", "8"))),
        new Situation(
            "from-a-fork",
            Map.of(),
            Map.of(STAGING + API, Yaml.deployment("latest", "2")),
            Pull.FROM_FORK),
        new Situation("with-its-page", Map.of(), both(GOOD), Pull.WITH_PAGE),
        new Situation("huge-with-its-page", Map.of(), huge(), Pull.WITH_PAGE),
        of(
            "nothing-changes",
            Map.of(
                STAGING + API, OLD.replace("replicas: 3", "replicas: 3 # as the strategy has it"))),
        of("everything-failed-to-render", everythingFails()),
        of("hundred-same-warnings", hundred()));
  }

  @ParameterizedTest
  @MethodSource("situations")
  void readsAsItShould(Situation situation) {
    if (!situation.main().isEmpty()) {
      git.commit(REPO, "main", situation.main(), "bo");
    }
    var kept = new LinkedHashMap<>(situation.change());
    kept.values().removeIf(String::isEmpty);
    var changes = kept.isEmpty() ? Map.of("README.md", "Words\n") : kept;
    int number = situation.pull() == Pull.FROM_FORK ? openedFromFork(changes) : opened(changes);
    situation.change().entrySet().stream()
        .filter(entry -> entry.getValue().isEmpty())
        .forEach(entry -> git.remove(REPO, "change", entry.getKey(), "ana"));

    (situation.pull() == Pull.WITH_PAGE ? linking : review).review(REPO, number);

    var comment = comment(number);
    Golden.check("review/" + situation.name() + ".md", comment);
    assertThat(comment).startsWith("<!-- slipway:review -->\n### ").contains("**Next:**");
    assertThat(comment.lines().filter(line -> line.startsWith("### "))).hasSize(1);
  }

  @Test
  void thereAreAsManySituationsAsThereWere() {
    assertThat(situations()).hasSize(38);
    assertThat(situations()).extracting(Situation::name).doesNotHaveDuplicates();
  }

  private static final String HPA =
      """
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: mindscape-api}
      spec:
        minReplicas: 3
        maxReplicas: 10
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: mindscape-api}
      """;

  private static final String CLAIM =
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: data}
      spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}
      """;

  private static final String SETTINGS =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings}
      data: {level: info}
      """;

  private static final String WITH_SETTINGS =
      Yaml.deployment("1.8.2", "2")
          .replace(
              "          resources:\n",
              "          envFrom: [{configMapRef: {name: settings}}]\n          resources:\n");

  private static final String EXCEPTION =
      """
      rules:
        policy/pinned-images:
          except:
            - {objects: [Deployment/mindscape-api], reason: The registry moves, until: 2026-12-31}
      """;

  private static final String WORKFLOW =
      """
      on: pull_request_target
      jobs: {a: {runs-on: x, steps: [{uses: actions/checkout@main}]}}
      """;

  private static final String HOSTILE =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: "x](https://evil)"}
      data: {a: "|"}
      """;

  private static Situation of(String name, Map<String, String> change) {
    return of(name, Map.of(), change);
  }

  private static Situation of(String name, Map<String, String> main, Map<String, String> change) {
    return new Situation(name, main, change);
  }

  private static Map<String, String> both(String text) {
    return Map.of(STAGING + API, text, PRODUCTION + API, text);
  }

  private static Map<String, String> forty() {
    var files = new HashMap<String, String>();
    IntStream.range(0, 40)
        .forEach(
            i ->
                files.put(
                    STAGING + "c%02d.yaml".formatted(i),
                    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c%d}\ndate: {a: b}\n"
                        .formatted(i)));
    return files;
  }

  /** Thirty applications in two environments, each with as many settings. */
  private static Map<String, String> huge() {
    var files = new LinkedHashMap<String, String>();
    for (var root : List.of("k8s/staging/", "k8s/production/")) {
      IntStream.range(0, 30)
          .forEach(i -> files.put(root + "app%02d/c.yaml".formatted(i), Yaml.configMaps(20, i)));
    }
    return files;
  }

  private static Map<String, String> renderFails() {
    var files = new LinkedHashMap<>(values("web"));
    files.remove("k8s/production/web/values.yaml");
    return files;
  }

  private static Map<String, String> everythingFails() {
    var files = new LinkedHashMap<String, String>();
    for (var name : List.of("api2", "web", "worker")) {
      files.putAll(values(name));
    }
    return files;
  }

  private static Map<String, String> values(String name) {
    return Map.of(
        "k8s/staging/%s/values.yaml".formatted(name),
        "tag: 1.0.0\n",
        "k8s/production/%s/values.yaml".formatted(name),
        "tag: 1.0.0\n",
        "charts/%s/Chart.yaml".formatted(name),
        "apiVersion: v2\nname: %s\nversion: 1.0.0\n".formatted(name),
        "charts/%s/templates/it.yaml".formatted(name),
        "a: b\n");
  }

  private static Map<String, String> hundred() {
    var files = new LinkedHashMap<String, String>();
    IntStream.range(0, 100)
        .forEach(
            i ->
                files.put(
                    STAGING + "d%02d.yaml".formatted(i),
                    without("readinessProbe:", 2)
                        .replace("name: mindscape-api\n", "name: d%d\n".formatted(i))));
    return files;
  }

  private static Map<String, String> hostile() {
    return Map.of(
        "k8s/staging/**bold** @omar/a.yaml",
        Yaml.configMap("</details><script>alert(1)</script> @omar #1 ```"),
        "k8s/staging/<img src=x>|`/a.yaml",
        HOSTILE);
  }

  private static Map<String, String> causes() {
    return Map.of(
        STAGING + API,
        Yaml.deployment("latest", "2").replace("port: http}", "port: htpp}"),
        PRODUCTION + API,
        Yaml.deployment("latest", "1").replace("port: http}", "port: htpp}"));
  }

  private static String without(String key, int lines) {
    var all = OLD.lines().toList();
    int at =
        IntStream.range(0, all.size())
            .filter(i -> all.get(i).contains(key))
            .findFirst()
            .orElseThrow();
    return IntStream.range(0, all.size())
        .filter(i -> i < at || i >= at + lines)
        .mapToObj(i -> all.get(i) + "\n")
        .collect(Collectors.joining());
  }
}
