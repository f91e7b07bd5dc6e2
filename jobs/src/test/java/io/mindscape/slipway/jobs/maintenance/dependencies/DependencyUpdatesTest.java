package io.mindscape.slipway.jobs.maintenance.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.MemoryProjects;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.dependencies.chart.ChartSource;
import io.mindscape.slipway.jobs.maintenance.dependencies.tag.MakersOnTheForge;
import io.mindscape.slipway.jobs.maintenance.images.ImageFiles;
import io.mindscape.slipway.policies.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is proposed of what there is, and what the dashboard says of the rest. */
final class DependencyUpdatesTest {

  private static final String CHARTS = "https://charts.example/stable";
  private static final String HOME = "https://forge.example/makers/redis/tree/main";
  private static final String CHART = "charts/shop/Chart.yaml";
  private static final String SHOP = "slipway/dependency-updates-shop";

  private final Map<String, String> indexes = new HashMap<>();
  private final MemoryProjects projects = new MemoryProjects();
  private Scene scene = new Scene();

  @Test
  void aChartGetsTheNewestThatIsNoMajorAndNotAByteBesides() {
    shop("17.3.1");
    redis("17.3.1 2026-01-01", "17.4.0 2026-10-01", "17.9.2 2026-11-01", "18.0.0 2026-11-02");

    run();

    var pull = pull(SHOP);
    assertThat(pull.title()).isEqualTo("Dependency updates: redis 17.3.1 → 17.9.2");
    assertThat(pull.body())
        .startsWith("<!-- slipway:update slipway/dependency-updates-shop -->")
        .contains("<!-- slipway:sources chart -->")
        .contains(
            "| `redis` | `17.3.1` | `17.9.2` | minor | 2026-11-01 |  | `charts/shop/Chart.yaml:6`"
                + " |");
    assertThat(scene.git.read(Scene.REPO, SHOP, CHART))
        .isEqualTo(chart("17.3.1").replace("\"17.3.1\"  # pinned", "\"17.9.2\"  # pinned"));
    assertThat(scene.git.changed(Scene.REPO, pull.base(), pull.head())).containsExactly(CHART);
    assertThat(dashboard())
        .contains(
            "### Proposed\n\n- `redis` 17.3.1 → 17.9.2 in #1 (`charts/shop/Chart.yaml:6`)\n",
            "- `redis` 17.3.1 → 18.0.0 is a major release, and those are not proposed (`majors:"
                + " never`)");
  }

  @Test
  void whatIsYoungWaitsAndTheNewestThatIsOldEnoughIsProposed() {
    shop("17.3.1");
    redis("17.3.1 2026-01-01", "17.4.0 2026-10-01", "17.5.0 2026-11-28");

    run();

    assertThat(scene.git.read(Scene.REPO, SHOP, CHART)).contains("17.4.0");
    assertThat(dashboard())
        .contains(
            "### Waiting\n\n- `redis` 17.3.1 → 17.5.0 is not 3 days old before Tuesday 2026-12-01"
                + " 00:00 UTC (`charts/shop/Chart.yaml:6`)");

    scene.clock.set("2026-12-06T02:00:00Z");
    run("2026-12-06T02:00:00Z");

    assertThat(scene.forge.pullRequests().open(Scene.REPO)).hasSize(1);
    assertThat(scene.git.read(Scene.REPO, SHOP, CHART)).contains("17.5.0");
    assertThat(dashboard()).doesNotContain("### Waiting");
  }

  @Test
  void rangesAndIgnoresNameTheirLine() {
    rules(
        """
            ranges:
              - {what: redis, versions: 17.x}
            ignore:
              - {what: redis, versions: ">= 17.6"}
            majors: apart
        """);
    shop("17.3.1");
    redis("17.3.1 2026-01-01", "17.5.0 2026-10-01", "17.6.0 2026-10-02", "18.0.0 2026-10-03");

    run();

    assertThat(scene.git.read(Scene.REPO, SHOP, CHART)).contains("17.5.0");
    assertThat(scene.forge.pullRequests().open(Scene.REPO)).hasSize(1);
    assertThat(dashboard())
        .contains("- `redis` 17.3.1 → 17.6.0 is ignored by `slipway.yaml:12`")
        .contains("- `redis` 17.3.1 → 18.0.0 is ignored by `slipway.yaml:12`");
  }

  @Test
  void aReleaseOutsideOfItsRangeNamesTheRange() {
    rules("    ranges:\n      - {what: redis, versions: \"< 17.5\"}\n");
    shop("17.3.1");
    redis("17.3.1 2026-01-01", "17.4.0 2026-10-01", "17.6.0 2026-10-02");

    run();

    assertThat(scene.git.read(Scene.REPO, SHOP, CHART)).contains("17.4.0");
    assertThat(dashboard())
        .contains(
            "- `redis` 17.3.1 → 17.6.0 is not in the range `&lt; 17.5` of `slipway.yaml:10`"
                .replace("&lt;", "<"));
  }

  @Test
  void majorsComeApartWhereTheyAreWanted() {
    rules("    majors: apart\n");
    shop("17.3.1");
    redis("17.3.1 2026-01-01", "17.4.0 2026-10-01", "18.0.0 2026-10-02", "19.1.0 2026-10-03");

    run();

    assertThat(scene.git.read(Scene.REPO, SHOP, CHART)).contains("17.4.0");
    assertThat(scene.git.read(Scene.REPO, "slipway/dependency-updates-major-redis", CHART))
        .contains("19.1.0");
  }

  @Test
  void groupsPutWhatBelongsTogetherIntoOnePullRequest() {
    rules("    groups:\n      - {name: everything, what: [\"*\"]}\n");
    shop("17.3.1");
    redis("17.3.1 2026-01-01", "17.4.0 2026-10-01");
    scene.registry.has("mindscape/api", "1.8.2", "1.9.0");

    run();

    var pull = pull("slipway/dependency-updates-everything");
    assertThat(pull.title()).isEqualTo("Dependency updates of everything: 2");
    assertThat(pull.body()).contains("<!-- slipway:sources chart image -->");
    assertThat(scene.git.changed(Scene.REPO, pull.base(), pull.head()))
        .containsExactly(CHART, "environments/development/api/values.yaml", Scene.API_STAGING);
  }

  @Test
  void noMorePullRequestsAreOpenedInARunThanWanted() {
    rules("    pull_requests: 1\n");
    shop("17.3.1");
    redis("17.3.1 2026-01-01", "17.4.0 2026-10-01");
    scene.registry.has("mindscape/api", "1.8.2", "1.9.0");

    run();

    assertThat(branches()).containsExactly("slipway/dependency-updates-api");
    assertThat(dashboard())
        .contains(
            "### Over the limit\n\n"
                + "- `redis` 17.3.1 → 17.4.0 comes with a later window: 1 pull request in one, and"
                + " no more (`pull_requests`)");

    run();

    assertThat(branches()).contains("slipway/dependency-updates-api", SHOP).hasSize(2);
  }

  @Test
  void closingIsAnAnswerAndTakesNoPlaceOfTheLimit() {
    rules("    pull_requests: 1\n");
    shop("17.3.1");
    redis("17.3.1 2026-01-01", "17.4.0 2026-10-01");
    run();
    scene.forge.pullRequests().close(pull(SHOP).number());
    scene.registry.has("mindscape/web", "2.4.0", "2.5.0");

    run();

    assertThat(branches()).containsExactly("slipway/dependency-updates-mindscape-web");
    assertThat(dashboard())
        .contains(
            "### Closed by a person\n\n"
                + "- `redis` 17.3.1 → 17.4.0 in #1; it is not proposed again: to have it after all,"
                + " reopen #1 (`charts/shop/Chart.yaml:6`)\n");
  }

  @Test
  void whatWasMergedAndTakenBackIsNotSaidToBeClosedAndCannotBeReopened() {
    shop("17.3.1");
    redis("17.3.1 2026-01-01", "17.4.0 2026-10-01");
    run();
    var pull = pull(SHOP);
    scene.forge.pullRequests().merge(Scene.REPO, pull.number(), pull.head(), "Merged");
    assertThat(scene.git.read(Scene.REPO, "main", CHART)).contains("17.4.0");
    shop("17.3.1");

    run();

    assertThat(branches()).isEmpty();
    assertThat(dashboard())
        .contains(
            "### Merged before\n\n"
                + "- `redis` 17.3.1 → 17.4.0 in #1; where that was taken back since, it is not"
                + " proposed again: write it in by hand to have it after all"
                + " (`charts/shop/Chart.yaml:6`)\n")
        .doesNotContain("Closed by a person", "reopen");
  }

  @Test
  void whatIsOpenedAgainIsKeptUpToDate() {
    shop("17.3.1");
    redis("17.3.1 2026-01-01", "17.4.0 2026-10-01");
    run();
    scene.forge.pullRequests().close(1);
    run();
    scene.forge.pullRequests().reopen(1);
    redis("17.3.1 2026-01-01", "17.4.0 2026-10-01", "17.5.0 2026-10-02");

    run();

    assertThat(branches()).containsExactly(SHOP);
    assertThat(scene.git.read(Scene.REPO, SHOP, CHART)).contains("17.5.0");
    assertThat(dashboard())
        .contains("### Proposed\n\n- `redis` 17.3.1 → 17.5.0 in #1 (")
        .doesNotContain("Closed by a person");
  }

  @Test
  void whatIsIgnoredFromNowOnGoesFromTheOpenPullRequest() {
    rules("    groups:\n      - {name: everything, what: [\"*\"]}\n");
    shop("17.3.1");
    redis("17.3.1 2026-01-01", "17.4.0 2026-10-01");
    scene.registry.has("mindscape/api", "1.8.2", "1.9.0");
    run();
    write(
        "slipway.yaml",
        Scene.STRATEGY.replace(
            "log_rotation]\n",
            """
            log_rotation]
              updates:
                groups: [{name: everything, what: ["*"]}]
                ignore: [{what: redis}]
            """));

    run();

    var pull = pull("slipway/dependency-updates-everything");
    var main = scene.git.head(Scene.REPO, "main").orElseThrow();
    var fork = scene.git.mergeBase(Scene.REPO, main, pull.head()).orElseThrow();
    assertThat(scene.git.changed(Scene.REPO, fork, pull.head()))
        .containsExactly("environments/development/api/values.yaml", Scene.API_STAGING);
    assertThat(pull.body()).contains("mindscape/api").doesNotContain("redis");
  }

  @Test
  void whatSomebodyElseHasCommittedToIsToldAsTheirs() {
    shop("17.3.1");
    redis("17.3.1 2026-01-01", "17.4.0 2026-10-01");
    run();
    scene.git.commit(Scene.REPO, SHOP, Map.of("more", "work"), "ana");
    redis("17.3.1 2026-01-01", "17.5.0 2026-10-01");

    run();

    assertThat(scene.git.read(Scene.REPO, SHOP, CHART)).contains("17.4.0");
    assertThat(dashboard())
        .contains(
            "- `redis` 17.3.1 → 17.5.0 is not in #1 yet, which somebody else has committed to:"
                + " merge or close that first (");
  }

  @Test
  void whatIsDoneIsClosedWithAWordAndTheDashboardSaysSo() {
    shop("17.3.1");
    redis("17.3.1 2026-01-01", "17.4.0 2026-10-01");
    run();
    int issue = issues().get(0);
    shop("17.4.0");

    run();

    assertThat(branches()).isEmpty();
    assertThat(scene.forge.discussion().comments(Scene.REPO, 1))
        .singleElement()
        .satisfies(it -> assertThat(it.body()).contains("there is nothing left to do in it"));
    assertThat(issues()).containsExactly(issue);
    assertThat(dashboard()).contains("Nothing is pending.");
  }

  @Test
  void aRepositoryThatIsAwayKeepsItsPullRequestsOpenAndClosesThoseOfOthers() {
    shop("17.3.1");
    redis("17.3.1 2026-01-01", "17.4.0 2026-10-01");
    scene.registry.has("mindscape/api", "1.8.2", "1.9.0");
    run();
    indexes.clear();
    scene.registry.has("mindscape/api", "1.8.2");

    run();

    assertThat(branches()).containsExactly(SHOP);
    assertThat(scene.notes.failed()).isTrue();
    assertThat(dashboard())
        .contains(
            "### Not looked at\n\n- `redis` in `charts/shop/Chart.yaml:6`: its repository has no"
                + " index.yaml");
  }

  @Test
  void nothingIsClosedWhileARegistryDoesNotKnowTheImageAndThatIsSaid() {
    scene.registry.has("mindscape/api", "1.8.2", "1.9.0");
    run();
    scene.registry.has("mindscape/api");

    run();

    assertThat(branches()).containsExactly("slipway/dependency-updates-api");
    assertThat(scene.notes.failed()).isFalse();
    assertThat(scene.notes.lines())
        .doesNotContain("no dependency has a newer release that is to be proposed")
        .containsOnlyOnce("`mindscape/api`: " + ImageFiles.NO_TAGS);
    assertThat(dashboard())
        .contains("### Left as they are\n\n- `mindscape/api`: its registry has no tags of it: look")
        .doesNotContain("Nothing is pending.");
  }

  @Test
  void whatMakersSayIsShownAndHarmless() {
    shop("17.3.1");
    redis("17.3.1 2026-01-01", "17.4.0 2026-10-01");
    projects.publish(
        "makers/redis",
        MemoryProjects.release(
            "redis-17.4.0",
            Instant.parse("2026-10-01T00:00:00Z"),
            "17.4.0",
            "Thanks @everybody!\n```\n</details><img src=x>\n#1 closes\n" + "long ".repeat(100)));
    projects.publish(
        "makers/redis", MemoryProjects.release("v17.3.1", Instant.EPOCH, "17.3.1", "not this one"));

    run();

    assertThat(pull(SHOP).body())
        .contains(
            """
            <details><summary>What its makers say of `redis` 17.3.1 → 17.4.0</summary>

            ````text
            Thanks @everybody!
            ```
            </details><img src=x>
            #1 closes
            long long\
            """)
        .contains("…\n````\n\nAll of it: <https://forge.example/releases/redis-17.4.0>\n")
        .doesNotContain("not this one");
  }

  @Test
  void nothingIsDoneTwice() {
    shop("17.3.1");
    redis("17.3.1 2026-01-01", "17.4.0 2026-10-01");
    run();
    var before = scene.acts.all();

    run();

    assertThat(scene.acts.all()).isEqualTo(before);
  }

  @Test
  void whatCannotBeUpdatedIsToldWithTheReason() {
    write(CHART, chart("17.3.1").replace("\"17.3.1\"", "\"^17.0.0\""));
    write(
        "charts/other/Chart.yaml",
        """
        apiVersion: v2
        name: other
        version: 0.1.0
        dependencies:
          - {name: redis, version: 17.3.1, repository: "@stable"}
          - {name: lib, version: 0.1.0, repository: "file://../lib"}
        """);
    write(
        "charts/packed/Chart.yaml",
        """
        apiVersion: v2
        name: packed
        version: 0.1.0
        dependencies:
          - {name: redis, version: 17.3.1, repository: "https://charts.example/stable"}
        """);
    write("charts/packed/charts/redis-17.3.1.tgz", "an archive");
    write("charts/old/Chart.yaml", "apiVersion: v1\nname: old\nversion: 0.1.0\n");
    write("charts/old/requirements.yaml", "dependencies: []\n");
    redis("17.3.1 2026-01-01", "17.4.0 2026-10-01");
    scene.registry.has("mindscape/api", "1.8.2", "1.9.0");

    run();

    assertThat(branches()).containsExactly("slipway/dependency-updates-api");
    assertThat(dashboard())
        .contains(
            "- `redis` in `charts/shop/Chart.yaml:6`: `^17.0.0` is a range or a pre-release: what"
                + " it takes is up to `helm dependency update`",
            "- `redis` in `charts/other/Chart.yaml:5`: its repository is `@stable`, which only a"
                + " machine with that name set up knows",
            "- `redis` in `charts/packed/Chart.yaml:5`: `17.4.0` is there, and"
                + " `charts/packed/charts/redis-17.3.1.tgz` would have to change with it",
            "- `charts/old/requirements.yaml`: it is of the first format")
        .doesNotContain("`lib`");
  }

  private void rules(String updates) {
    scene =
        new Scene(
            Scene.STRATEGY.replace("log_rotation]\n", "log_rotation]\n  updates:\n" + updates));
  }

  private static String chart(String version) {
    return """
    apiVersion: v2
    name: shop
    version: 0.1.0
    dependencies:
      - name: redis
        version: "%s"  # pinned
        repository: %s
    """
        .formatted(version, CHARTS);
  }

  private void shop(String version) {
    write(CHART, chart(version));
  }

  private void write(String path, String content) {
    scene.git.commit(Scene.REPO, "main", Map.of(path, content), "ana");
  }

  private void redis(String... versions) {
    var index = new StringBuilder("apiVersion: v1\nentries:\n  redis:\n");
    for (var version : versions) {
      var words = version.split(" ", -1);
      index.append(
          "    - {version: %s, created: \"%sT00:00:00Z\", home: \"%s\"}\n"
              .formatted(words[0], words[1], HOME));
    }
    indexes.put(CHARTS, index.toString());
  }

  private void run() {
    run("2026-11-29T02:00:00Z");
  }

  private void run(String opening) {
    scene.clock.set(opening);
    var makers = new MakersOnTheForge(projects);
    var charts =
        new ChartSource(
            at -> {
              if (!at.toString().startsWith("https://charts.example/")) {
                throw new Refused("not asked");
              }
              return Optional.ofNullable(indexes.get(at.toString()))
                  .map(text -> text.getBytes(StandardCharsets.UTF_8));
            },
            makers);
    scene.run(
        new DependencyUpdates(List.of(new ImageSource(makers), charts), scene.clock), opening);
  }

  private List<String> branches() {
    return scene.forge.pullRequests().open(Scene.REPO).stream()
        .map(PullRequest::headBranch)
        .toList();
  }

  private PullRequest pull(String branch) {
    return scene.forge.pullRequests().openFrom(Scene.REPO, branch).orElseThrow();
  }

  private List<Integer> issues() {
    return scene.forge.discussion().issues().stream()
        .filter(issue -> issue.label().equals("slipway:dependencies"))
        .map(issue -> issue.number())
        .toList();
  }

  private String dashboard() {
    return scene.forge.discussion().issue(issues().get(0)).body();
  }
}
