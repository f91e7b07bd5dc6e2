package io.mindscape.slipway.jobs.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspector.Base;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a pull request does to references, its own and those of others. */
class ChangedRelationsTest {

  private static final String STRATEGY =
      """
      delivery:
        environments:
          staging: {paths: [staging]}
          production: {paths: [production]}
      """;

  private static final String READER =
      """
      apiVersion: batch/v1
      kind: Job
      metadata: {name: reader}
      spec:
        template:
          spec:
            restartPolicy: Never
            containers:
              - name: main
                image: example/reader:1
                env:
                  - name: LEVEL
                    valueFrom:
                      configMapKeyRef: {name: settings, key: level}
      """;

  private static final String SETTINGS =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings}
      data: {level: info}
      """;

  private final Map<String, String> base = new HashMap<>();
  private final Map<String, String> head = new HashMap<>();

  @BeforeEach
  void begin() {
    base.put("production/reader/job.yaml", READER);
    base.put("production/settings/map.yaml", SETTINGS);
    head.putAll(base);
  }

  @Test
  void whoTakesAnObjectAwayIsToldWhoNeedsIt() {
    head.remove("production/settings/map.yaml");

    assertThat(introduced())
        .containsExactly("production/reader/job.yaml:14 error reference/config-map production");
  }

  @Test
  void whoRenamesAKeyIsToldWhoReadsIt() {
    head.put("production/settings/map.yaml", SETTINGS.replace("level:", "logLevel:"));

    assertThat(introduced())
        .containsExactly("production/reader/job.yaml:14 error reference/config-map-key production");
  }

  @Test
  void whatOthersOfferIsFound() {
    head.put("production/reader/job.yaml", READER.replace("reader:1", "reader:2"));

    assertThat(introduced()).isEmpty();
    assertThat(standing()).isEmpty();
  }

  @Test
  void anotherEnvironmentIsNoneOfItsBusiness() {
    head.put("staging/settings/map.yaml", SETTINGS);
    head.put("staging/reader/job.yaml", READER);
    head.remove("production/settings/map.yaml");

    assertThat(introduced())
        .containsExactly("production/reader/job.yaml:14 error reference/config-map production");
  }

  @Test
  void whatWasWrongBeforeStands() {
    base.put("production/reader/job.yaml", READER.replace("name: settings", "name: setting"));
    head.put(
        "production/reader/job.yaml",
        "# Reads.\n" + READER.replace("name: settings", "name: setting"));

    assertThat(introduced()).isEmpty();
    assertThat(standing())
        .containsExactly("production/reader/job.yaml:15 error reference/config-map production");
  }

  @Test
  void whatIsWrongElsewhereIsNotToldAgain() {
    base.put(
        "production/other/job.yaml",
        READER.replace("reader}", "other}").replace("level}", "depth}"));
    head.putAll(base);
    head.remove("production/settings/map.yaml");
    head.put("production/settings/other.yaml", SETTINGS.replace("info", "debug, more: yes please"));

    assertThat(introduced()).isEmpty();
    assertThat(standing()).isEmpty();
  }

  @Test
  void whoAddsWhatIsThereIsTold() {
    head.put("production/more/map.yaml", SETTINGS);

    assertThat(introduced())
        .containsExactly(
            "production/more/map.yaml:3 error reference/duplicate-object production",
            "production/settings/map.yaml:3 error reference/duplicate-object production");
  }

  @Test
  void whatIsThereTwiceAlreadyStandsForWhoTouchesIt() {
    base.put("production/more/map.yaml", SETTINGS);
    head.put("production/more/map.yaml", SETTINGS.replace("info", "info, depth: deep"));

    assertThat(introduced()).isEmpty();
    assertThat(standing())
        .containsExactly("production/more/map.yaml:3 error reference/duplicate-object production");
  }

  @Test
  void aSeverityOfTheRepositorysOwnStandsToo() {
    base.put("production/reader/job.yaml", READER.replace("name: settings", "name: setting"));
    head.put("production/reader/job.yaml", base.get("production/reader/job.yaml") + "# more\n");
    var rules = "rules: {reference/config-map: {severity: info, reason: \"we are moving\"}}\n";

    assertThat(compared(STRATEGY + rules).introduced()).isEmpty();
    assertThat(compared(STRATEGY + rules).standing())
        .map(ChangedRelationsTest::shown)
        .containsExactly("production/reader/job.yaml:14 info reference/config-map production");
  }

  @Test
  void aLooseFileIsJudgedBesideItsFolder() {
    base.put("loose/map.yaml", SETTINGS);
    base.put("loose/old.yaml", READER.replace("key: level", "key: depth"));
    head.putAll(base);
    head.put("loose/new.yaml", READER.replace("key: level", "key: height"));

    assertThat(introduced())
        .containsExactly("loose/new.yaml:14 warning reference/config-map-key null");
  }

  @Test
  void whatDoesNotChangeWhatOthersSeeLooksAtNobodyElse() {
    base.put("production/broken/job.yaml", "a: [");
    head.putAll(base);
    head.put("production/settings/map.yaml", SETTINGS.replace("info", "debug"));

    var tree = new Watched(MemorySnapshot.of(head), new ArrayList<>());
    inspect(tree, STRATEGY);

    assertThat(tree.read)
        .contains("production/settings/map.yaml")
        .doesNotContain("production/reader/job.yaml", "production/broken/job.yaml");
  }

  private List<String> introduced() {
    return compared(STRATEGY).introduced().stream().map(ChangedRelationsTest::shown).toList();
  }

  private List<String> standing() {
    return compared(STRATEGY).standing().stream().map(ChangedRelationsTest::shown).toList();
  }

  private Introduced compared(String strategy) {
    return inspect(MemorySnapshot.of(head), strategy);
  }

  private Introduced inspect(Snapshot tree, String file) {
    var strategy = strategy(file);
    var inspector =
        new Inspector(
            Judge.shipped(),
            (release, chart, values) -> new Rendering.Failed("there are no charts", "", 1),
            Clock.systemUTC());
    var scope = new Scope.Paths(changed());
    var was = MemorySnapshot.of(base);
    var policies = inspector.policies(was, strategy);
    var before = inspector.inspect(was, strategy, scope, new Base(policies, Earlier.nothing()));
    var after = inspector.inspect(tree, strategy, scope, new Base(policies, Earlier.of(before)));
    var all = Introduced.between(after.before(before), after.findings());
    return new Introduced(references(all.introduced()), references(all.standing()));
  }

  private List<String> changed() {
    var paths = new TreeSet<>(base.keySet());
    paths.addAll(head.keySet());
    return paths.stream()
        .filter(path -> !base.getOrDefault(path, "").equals(head.getOrDefault(path, "")))
        .toList();
  }

  private static List<Finding> references(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.rule().startsWith("reference/")).toList();
  }

  private static Strategy strategy(String text) {
    return StrategyReader.read(
        new SourceFile(Strategy.FILE, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String shown(Finding finding) {
    return "%s %s %s %s"
        .formatted(finding.place(), finding.severity().id(), finding.rule(), finding.environment());
  }

  /** Notes what is read. */
  private record Watched(Snapshot tree, List<String> read) implements Snapshot {

    @Override
    public Optional<SourceFile> read(String path) {
      read.add(path);
      return tree.read(path);
    }

    @Override
    public List<String> list(String folder) {
      return tree.list(folder);
    }
  }
}
