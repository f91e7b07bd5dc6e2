package io.mindscape.slipway.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.cluster.Cluster.Health;
import io.mindscape.slipway.jobs.cluster.Cluster.Where;
import io.mindscape.slipway.jobs.cluster.MemoryCluster;
import io.mindscape.slipway.jobs.deploy.Deploy.Outcome;
import io.mindscape.slipway.jobs.forge.Deployments.State;
import io.mindscape.slipway.jobs.forge.MemoryDeployments.Reported;
import io.mindscape.slipway.jobs.forge.MemoryForge;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.MemoryGit;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.jobs.turn.LocalTurns;
import io.mindscape.slipway.policies.judge.Judge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DeployTest {

  private static final RepoName REPO = RepoName.parse("mindscape/platform");
  private static final Inspector INSPECTOR =
      new Inspector(
          Judge.shipped(),
          (release, chart, values) ->
              new Rendering.Failed("nil pointer evaluating image", "templates/api.yaml", 3),
          Clock.systemUTC());
  private static final Where STAGING = new Where("staging", "mindscape-staging");
  private static final Where WEST = new Where("west", "mindscape");
  private static final Where EAST = new Where("east", "mindscape");
  private static final String STRATEGY =
      """
      delivery:
        environments:
          staging:
            paths: [k8s/staging]
            cluster: staging
            namespace: mindscape-staging
            follows: {branch: main}
          production:
            paths: [k8s/production]
            clusters: [[west], [east]]
            namespace: mindscape
            follows: {environment: staging}
      """;

  private final Acts acts = new Acts();
  private final MemoryGit git = new MemoryGit(acts);
  private final MemoryForge forge =
      MemoryForge.over(
          git, Clock.fixed(Instant.parse("2026-11-25T09:00:00Z"), ZoneOffset.UTC), acts);
  private final MemoryCluster cluster = new MemoryCluster(acts);
  private final Deploy deploy =
      new Deploy(
          new Deploy.Ports(forge.forge(), git, new Strategies(git), INSPECTOR, cluster),
          new LocalTurns(),
          new Patience(Duration.ofSeconds(2), 3, time -> {}));

  @BeforeEach
  void createThePlatform() {
    git.create(
        REPO,
        Map.of(
            "slipway.yaml",
            STRATEGY,
            "k8s/staging/config.yaml",
            config("one"),
            "k8s/production/config.yaml",
            config("one")));
  }

  @Test
  void appliesWhatTheBranchHoldsAndReportsIt() {
    assertThat(deploy.deploy(REPO, "main"))
        .containsExactly(
            new Outcome.Deployed("staging", head()), new Outcome.Deployed("production", head()));

    assertThat(value(STAGING)).isEqualTo("one");
    assertThat(value(EAST)).isEqualTo("one");
    assertThat(states("staging")).containsExactly(State.IN_PROGRESS, State.SUCCESS);
  }

  @Test
  void doesNothingTheSecondTime() {
    deploy.deploy(REPO, "main");
    int before = acts.all().size();

    assertThat(deploy.deploy(REPO, "main"))
        .containsExactly(
            new Outcome.Nothing("staging", "it runs what main holds"),
            new Outcome.Nothing("production", "it runs what main holds"));
    assertThat(acts.all()).hasSize(before);
  }

  @Test
  void deploysOnlyWhatTheChangeTouches() {
    deploy.deploy(REPO, "main");
    git.commit(REPO, "main", Map.of("k8s/staging/config.yaml", config("two")), "ana");

    assertThat(deploy.deploy(REPO, "main"))
        .containsExactly(
            new Outcome.Deployed("staging", head()),
            new Outcome.Nothing("production", "it runs what main holds"));
    assertThat(value(STAGING)).isEqualTo("two");
    assertThat(value(WEST)).isEqualTo("one");
  }

  @Test
  void deploysWhereAnEnvironmentMovesToAnotherNamespace() {
    deploy.deploy(REPO, "main");
    git.commit(
        REPO,
        "main",
        Map.of("slipway.yaml", STRATEGY.replace("namespace: mindscape-staging", "namespace: new")),
        "ana");

    assertThat(deploy.deploy(REPO, "main"))
        .containsExactly(
            new Outcome.Deployed("staging", head()),
            new Outcome.Nothing("production", "it runs what main holds"));
    assertThat(value(new Where("staging", "new"))).isEqualTo("one");
  }

  @Test
  void doesNotDeployABranchThatNobodyFollows() {
    git.branch(REPO, "feature", head());

    assertThat(deploy.deploy(REPO, "feature")).isEmpty();
    assertThat(forge.deployments().count()).isZero();
  }

  @Test
  void waitsForHealth() {
    cluster.becomes("staging", new Health.Progressing("1 of 3"), new Health.Healthy());

    deploy.deploy(REPO, "main");

    assertThat(states("staging")).containsExactly(State.IN_PROGRESS, State.SUCCESS);
  }

  @Test
  void losesPatience() {
    cluster.becomes("staging", new Health.Progressing("Deployment api: 1 of 3 pods ready"));

    assertThat(deploy.catchUp(REPO, "main"))
        .contains(
            new Outcome.Failed(
                "staging", "staging: not healthy after 6 s: Deployment api: 1 of 3 pods ready"));
  }

  @Test
  void theNextWaveWaitsForTheOneBefore() {
    cluster.becomes("west", new Health.Degraded("Deployment api: CrashLoopBackOff"));

    deploy.deploy(REPO, "main");

    assertThat(cluster.applied(WEST)).isNotEmpty();
    assertThat(cluster.applied(EAST)).isEmpty();
    assertThat(forge.deployments().history(REPO, head(), "production"))
        .extracting(Reported::description)
        .last()
        .isEqualTo("west: Deployment api: CrashLoopBackOff");
  }

  @Test
  void aFailureIsTriedAgainByAPushAndNotByTheClock() {
    cluster.becomes("staging", new Health.Degraded("CrashLoopBackOff"));
    deploy.deploy(REPO, "main");

    assertThat(deploy.catchUp(REPO, "main"))
        .contains(
            new Outcome.Nothing(
                "staging", head().abbreviated() + " failed; it waits for a new commit"));

    cluster.becomes("staging", new Health.Healthy());
    deploy.deploy(REPO, "main");

    assertThat(states("staging"))
        .containsExactly(State.IN_PROGRESS, State.FAILURE, State.IN_PROGRESS, State.SUCCESS);
  }

  @Test
  void goingBackAfterAFailureIsADeploymentToo() {
    deploy.deploy(REPO, "main");
    git.commit(REPO, "main", Map.of("k8s/staging/config.yaml", config("two")), "ana");
    cluster.becomes("staging", new Health.Degraded("CrashLoopBackOff"));
    deploy.deploy(REPO, "main");
    git.commit(REPO, "main", Map.of("k8s/staging/config.yaml", config("one")), "ana");
    cluster.becomes("staging", new Health.Healthy());

    deploy.deploy(REPO, "main");

    assertThat(value(STAGING)).isEqualTo("one");
    assertThat(states("staging")).containsExactly(State.IN_PROGRESS, State.SUCCESS);
  }

  @Test
  void deploysAgainWhatItDiedAt() {
    acts.dieAfter("apply staging");
    assertThatThrownBy(() -> deploy.deploy(REPO, "main")).isInstanceOf(Acts.Died.class);
    assertThat(states("staging")).containsExactly(State.IN_PROGRESS);

    deploy.catchUp(REPO, "main");

    assertThat(states("staging")).containsExactly(State.IN_PROGRESS, State.SUCCESS);
    assertThat(forge.deployments().count()).isEqualTo(2);
  }

  @Test
  void tellsWhatIsBehindWithoutDeployingIt() {
    assertThat(deploy.behind(REPO))
        .containsExactly(
            new Deploy.Behind("staging", "main", head(), false),
            new Deploy.Behind("production", "main", head(), false));
    assertThat(acts.all()).isEmpty();
    deploy.deploy(REPO, "main");
    assertThat(deploy.behind(REPO)).isEmpty();

    git.commit(REPO, "main", Map.of("k8s/staging/config.yaml", config("two")), "ana");
    assertThat(deploy.behind(REPO))
        .containsExactly(new Deploy.Behind("staging", "main", head(), true));

    cluster.becomes("staging", new Health.Degraded("CrashLoopBackOff"));
    deploy.catchUp(REPO, "main");
    assertThat(deploy.behind(REPO)).isEmpty();
  }

  @Test
  void whatCannotBeReadIsNotAppliedInPart() {
    git.commit(
        REPO, "main", Map.of("k8s/staging/config.yaml", config("two") + "\tdata: x\n"), "ana");

    deploy.deploy(REPO, "main");

    assertThat(cluster.applied(STAGING)).isEmpty();
    assertThat(forge.deployments().history(REPO, head(), "staging").getLast().description())
        .startsWith("k8s/staging/config.yaml:6 ");
  }

  @Test
  void whatCannotBeRenderedFailsWithTheReason() {
    git.commit(
        REPO,
        "main",
        Map.of(
            "charts/api/Chart.yaml", "apiVersion: v2\nname: api\nversion: 1.0.0\n",
            "charts/api/templates/api.yaml", "a: 1\nb: 2\nc: {{ .Values.image.tag }}\n",
            "k8s/staging/api/values.yaml", "replicas: 2\n"),
        "ana");

    assertThat(deploy.catchUp(REPO, "main"))
        .contains(
            new Outcome.Failed(
                "staging", "charts/api/templates/api.yaml:3 nil pointer evaluating image"));
    assertThat(cluster.applied(STAGING)).isEmpty();
  }

  @Test
  void saysWhatItCannotDo() {
    var argo = STRATEGY.replace("cluster: staging", "cluster: staging\n      sync: argocd");
    git.commit(REPO, "main", Map.of("slipway.yaml", argo.replace("west], [east", "west")), "ana");

    assertThat(deploy.deploy(REPO, "main"))
        .first()
        .isEqualTo(
            new Outcome.NotDone(
                "staging", "sync: argocd is not done in this version; it knows apply and none"));
    assertThat(cluster.applied(STAGING)).isEmpty();
  }

  private CommitId head() {
    return git.head(REPO, "main").orElseThrow();
  }

  private List<State> states(String environment) {
    return forge.deployments().history(REPO, head(), environment).stream()
        .map(Reported::state)
        .toList();
  }

  private String value(Where where) {
    return cluster.applied(where).getFirst().text("data", "value");
  }

  private static String config(String value) {
    return """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: config}
    data:
      value: %s
    """
        .formatted(value);
  }
}
