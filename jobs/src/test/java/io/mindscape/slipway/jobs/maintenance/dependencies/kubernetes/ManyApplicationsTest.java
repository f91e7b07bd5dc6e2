package io.mindscape.slipway.jobs.maintenance.dependencies.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.inspect.Kept;
import io.mindscape.slipway.jobs.render.HelmRenderer;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What a look for versions that go away costs where there are many applications: it goes by what
 * changed since the last one. {@code bench/moves} runs it for more of them.
 */
final class ManyApplicationsTest {

  private static final int APPLICATIONS = Integer.getInteger("moves.applications", 60);
  private static final int MANY = 20;
  private static final List<String> ENVIRONMENTS = List.of("development", "staging", "production");

  private static final String OBJECTS =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: NAME}
      spec: {selector: {app: NAME}, ports: [{port: 80}]}
      ---
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: NAME}
      spec: {minAvailable: 1, selector: {matchLabels: {app: NAME}}}
      """;

  private final Map<String, String> files = new HashMap<>();
  private final AtomicInteger rendered = new AtomicInteger();
  private final List<String> table = new ArrayList<>();
  private final HelmRenderer helm = new Echo(rendered);

  private final Inspector inspector =
      new Inspector(Judge.shipped(), helm, Clock.systemUTC()).keeping(Kept.inMemory());

  /** Renders the one template of a chart as it is; counts. */
  private record Echo(AtomicInteger rendered) implements HelmRenderer {
    @Override
    public String version() {
      return "echo";
    }

    @Override
    public Rendering render(Release release, List<SourceFile> chart, List<SourceFile> values) {
      rendered.incrementAndGet();
      return new Rendering.Rendered(
          chart.stream()
              .filter(file -> file.path().startsWith("templates/"))
              .map(file -> file(file.path(), file.text().replace("NAME", release.name())))
              .toList());
    }
  }

  @Test
  void theSecondLookRendersAndJudgesNothingAndAThirdWhatChanged() throws IOException {
    for (int at = 0; at < APPLICATIONS; at++) {
      files.put(
          "charts/app%d/Chart.yaml".formatted(at), "apiVersion: v2\nname: a\nversion: 1.0.0\n");
      files.put("charts/app%d/templates/it.yaml".formatted(at), OBJECTS);
      for (var environment : ENVIRONMENTS) {
        files.put("%s/app%d/values.yaml".formatted(environment, at), "replicas: 1\n");
      }
    }
    int units = APPLICATIONS * ENVIRONMENTS.size();

    var first = look("all is new");
    assertThat(first.rendered()).as("by two versions").isEqualTo(2 * units);
    assertThat(first.judged()).isZero();

    var second = look("nothing changed");
    assertThat(second).isEqualTo(new Cost(0, 0, 0));

    files.put("staging/app1/values.yaml", "replicas: 2\n");
    assertThat(look("a value of one application changed").rendered()).isEqualTo(2);

    old(3);
    var old = look("one chart says an old version");
    assertThat(old.found()).isOne();
    assertThat(old.judged()).as("objects of its units, by each version").isEqualTo(2 * 3 * 2);

    for (int at = 0; at < MANY; at++) {
      old(at);
    }
    assertThat(look("twenty charts say it").found()).isEqualTo(MANY);
    write();
  }

  private void old(int application) {
    files.put(
        "charts/app%d/templates/it.yaml".formatted(application),
        OBJECTS.replace("policy/v1", "policy/v1beta1"));
  }

  /**
   * What a look cost.
   *
   * @param judged objects
   * @param found places with an old version, each with a move that is proven
   */
  private record Cost(int rendered, int judged, int found) {}

  private Cost look(String what) {
    int before = rendered.get();
    Snapshot tree = MemorySnapshot.of(files);
    long from = System.nanoTime();
    var releases = Releases.of(tree, strategy(), inspector);
    var sightings = Sighting.in(releases);
    long looked = System.nanoTime() - from;
    int atLook = rendered.get() - before;
    var proof = new Proof(releases);
    assertThat(sightings)
        .allSatisfy(one -> assertThat(proof.of(one)).isInstanceOf(Proof.Outcome.Moves.class));
    int judged =
        releases.all().stream()
            .mapToInt(release -> release.inspection().summary().resources())
            .sum();
    table.add(
        "| %s | %,d | %,d | %,d | %,d ms | %,d ms |"
            .formatted(
                what,
                atLook,
                judged,
                sightings.size(),
                looked / 1_000_000,
                (System.nanoTime() - from - looked) / 1_000_000));
    return new Cost(atLook, judged, sightings.size());
  }

  private void write() throws IOException {
    var text =
        "%,d applications in three environments, by two versions of Kubernetes%n%n"
                .formatted(APPLICATIONS)
            + "| look | rendered | objects judged | found | the look | the proofs |\n"
            + "|---|---|---|---|---|---|\n"
            + String.join("\n", table)
            + "\n";
    var file = System.getProperty("moves.table");
    if (file == null) {
      System.out.println(text);
    } else {
      Files.writeString(Path.of(file), text);
    }
  }

  private Strategy strategy() {
    var charts = new ArrayList<String>();
    for (int at = 0; at < APPLICATIONS; at++) {
      charts.add("app%d: {chart: charts/app%d}".formatted(at, at));
    }
    var text =
        """
        delivery:
          applications: {%s}
          environments:
            development: {paths: [development], kubernetes: 1.37}
            staging: {paths: [staging], kubernetes: 1.37}
            production: {paths: [production], kubernetes: 1.35}
        """
            .formatted(String.join(", ", charts));
    return StrategyReader.read(file("slipway.yaml", text));
  }

  private static SourceFile file(String path, String text) {
    return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
