package io.mindscape.slipway.jobs.outward;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.cluster.Cluster;
import io.mindscape.slipway.jobs.database.DatabaseCare;
import io.mindscape.slipway.jobs.effect.Act.Kind;
import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.MemoryLedger;
import io.mindscape.slipway.jobs.forge.Checks;
import io.mindscape.slipway.jobs.forge.Deployments;
import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.forge.People;
import io.mindscape.slipway.jobs.forge.PullRequests;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.nodes.Nodes;
import io.mindscape.slipway.jobs.recovery.FailedDeliveries;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing can be added to a port that acts on the world without being recorded. */
final class EveryPortMethodTest {

  /** What acts, and how it is recorded. */
  private static final Map<String, Kind> ACTS =
      Map.ofEntries(
          Map.entry("PullRequests.create", Kind.PULL_REQUEST),
          Map.entry("PullRequests.describe", Kind.PULL_REQUEST_TEXT),
          Map.entry("PullRequests.merge", Kind.MERGE),
          Map.entry("Discussion.write", Kind.COMMENT),
          Map.entry("Discussion.replace", Kind.COMMENT_TEXT),
          Map.entry("Discussion.react", Kind.REACTION),
          Map.entry("Discussion.openIssue", Kind.ISSUE),
          Map.entry("Discussion.replaceIssue", Kind.ISSUE_TEXT),
          Map.entry("Discussion.closeIssue", Kind.ISSUE_CLOSE),
          Map.entry("Checks.report", Kind.CHECK),
          Map.entry("Deployments.of", Kind.DEPLOYMENT),
          Map.entry("Deployments.report", Kind.DEPLOYMENT_STATE),
          Map.entry("GitStore.push", Kind.COMMIT),
          Map.entry("GitStore.renew", Kind.COMMIT),
          Map.entry("GitStore.delete", Kind.BRANCH),
          Map.entry("Cluster.apply", Kind.APPLY),
          Map.entry("Cluster.startJob", Kind.CLUSTER_JOB),
          Map.entry("Cluster.removeJob", Kind.CLUSTER_JOB_REMOVAL),
          Map.entry("Nodes.change", Kind.NODE),
          Map.entry("Nodes.evict", Kind.EVICTION),
          Map.entry("DatabaseCare.perform", Kind.VACUUM),
          Map.entry("FailedDeliveries.redeliver", Kind.REDELIVERY));

  /** What only looks. */
  private static final Set<String> READS =
      Set.of(
          "PullRequests.find",
          "PullRequests.open",
          "PullRequests.openFrom",
          "PullRequests.reviews",
          "PullRequests.contributors",
          "Discussion.find",
          "Discussion.comments",
          "Discussion.commentsSince",
          "Discussion.findMarked",
          "Discussion.findIssue",
          "Discussion.openIssues",
          "Discussion.issueText",
          "Checks.all",
          "Checks.find",
          "Deployments.state",
          "Deployments.newest",
          "Deployments.newestSuccess",
          "People.inTeam",
          "People.permission",
          "People.self",
          "GitStore.defaultBranch",
          "GitStore.fetch",
          "GitStore.at",
          "GitStore.changed",
          "GitStore.mergeBase",
          "GitStore.findTrailer",
          "Cluster.health",
          "Cluster.job",
          "Nodes.all",
          "Nodes.find",
          "Nodes.pods",
          "DatabaseCare.look",
          "FailedDeliveries.since");

  private static final List<Class<?>> PORTS =
      List.of(
          PullRequests.class,
          Discussion.class,
          Checks.class,
          Deployments.class,
          People.class,
          GitStore.class,
          Cluster.class,
          DatabaseCare.class,
          Nodes.class,
          FailedDeliveries.class);

  private final MemoryLedger ledger = new MemoryLedger();
  private final Effects effects =
      new Effects(ledger, Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC));
  private final List<String> asked = new ArrayList<>();

  static Stream<Method> methods() {
    return PORTS.stream()
        .flatMap(port -> Arrays.stream(port.getDeclaredMethods()))
        // What an interface does itself, it does by its other methods.
        .filter(method -> !method.isDefault())
        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void isARecordedActOrARead(Method method) throws Exception {
    var name = name(method);
    assertThat(ACTS.containsKey(name) ^ READS.contains(name))
        .as("%s is declared here as an act, with its kind, or as a read", name)
        .isTrue();

    method.invoke(recorded(method.getDeclaringClass()), arguments(method));

    assertThat(asked).contains(name);
    if (READS.contains(name)) {
      assertThat(asked).containsExactly(name);
      assertThat(ledger.audit().lines()).isEmpty();
    } else {
      assertThat(ledger.audit().lines())
          .extracting(AuditLine::kind)
          .containsExactly(ACTS.get(name).word(), ACTS.get(name).word());
      assertThat(ledger.audit().lines().getFirst().outcome()).isEqualTo("intended");
    }
  }

  @Test
  void everyPartOfTheForgeIsAmongThePorts() {
    assertThat(Arrays.stream(Forge.class.getRecordComponents()).map(RecordComponent::getType))
        .isNotEmpty()
        .allMatch(PORTS::contains);
  }

  @Test
  void everyKindIsTheKindOfAMethod() {
    var kinds = new ArrayList<>(ACTS.values());
    // The same method, where only a token is configured.
    kinds.add(Kind.STATUS);
    assertThat(kinds).containsOnly(Kind.values());
    assertThat(kinds).filteredOn(kind -> kind != Kind.COMMIT).doesNotHaveDuplicates();
  }

  @Test
  void noDeclarationIsLeftOver() {
    assertThat(methods().map(EveryPortMethodTest::name)).containsAll(ACTS.keySet());
    assertThat(methods().map(EveryPortMethodTest::name)).containsAll(READS);
  }

  private static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  private Object recorded(Class<?> port) {
    var recorded = new Recorded(effects);
    var forge =
        recorded.forge(
            new Forge(
                asking(PullRequests.class),
                asking(Discussion.class),
                asking(Checks.class),
                asking(Deployments.class),
                asking(People.class)),
            Kind.CHECK);
    var all =
        List.of(
            forge.pullRequests(),
            forge.discussion(),
            forge.checks(),
            forge.deployments(),
            forge.people(),
            recorded.git(asking(GitStore.class)),
            recorded.cluster(asking(Cluster.class)),
            recorded.database(asking(DatabaseCare.class)),
            recorded.nodes(asking(Nodes.class)),
            recorded.failedDeliveries(asking(FailedDeliveries.class)));
    return all.stream().filter(port::isInstance).findFirst().orElseThrow();
  }

  /** A port that answers anything, and notes what it was asked. */
  private <T> T asking(Class<T> port) {
    var proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              asked.add(name(method));
              return Samples.answer(method);
            });
    return port.cast(proxy);
  }

  private static Object[] arguments(Method method) {
    UnaryOperator<Object> same = UnaryOperator.identity();
    return Arrays.stream(method.getParameterTypes()).map(Samples::of).map(same).toArray();
  }
}
