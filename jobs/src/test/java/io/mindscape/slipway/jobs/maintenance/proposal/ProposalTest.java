package io.mindscape.slipway.jobs.maintenance.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts.Died;
import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.policies.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of an open pull request of updates when the world goes on between two windows. */
final class ProposalTest {

  private static final String BRANCH = "slipway/security-patches-api";
  private static final String DEVELOPMENT = "environments/development/api/values.yaml";
  private static final String STAGING = Scene.API_STAGING;
  private static final String AT_184 = "image:\n  tag: 1.8.4\n";
  private static final String LEFT = "<!-- slipway:left -->";

  /** The platform, with one pull request that takes the api from 1.8.2 to 1.8.4. */
  private static final class World {
    private final Scene scene = new Scene();
    private final CommitId first;

    World() {
      releases("1.8.4");
      window();
      first = pull().head();
    }

    void releases(String... tags) {
      scene.registry.has("mindscape/api", tags);
    }

    void window() {
      scene.run(scene.task(TaskName.SECURITY_PATCHES));
    }

    PullRequest pull() {
      return scene.forge.pullRequests().openFrom(Scene.REPO, BRANCH).orElseThrow();
    }

    void main(String file, String text) {
      scene.git.commit(Scene.REPO, "main", Map.of(file, text), "ana");
    }

    void push(String file, String text) {
      scene.git.commit(Scene.REPO, BRANCH, Map.of(file, text), "ana");
    }

    /** The button by which people bring a branch up to date. */
    void update() {
      var main = scene.git.head(Scene.REPO, "main").orElseThrow();
      scene.git.merge(Scene.REPO, BRANCH, main, "Merge main");
    }

    List<String> comments() {
      return scene.forge.discussion().comments(Scene.REPO, 1).stream()
          .map(Discussion.Comment::body)
          .toList();
    }

    /** What it would change if it was merged now. */
    List<String> changes() {
      var main = scene.git.head(Scene.REPO, "main").orElseThrow();
      var fork = scene.git.mergeBase(Scene.REPO, main, pull().head()).orElseThrow();
      return scene.git.changed(Scene.REPO, fork, pull().head());
    }

    String read(String file) {
      return scene.git.read(Scene.REPO, BRANCH, file);
    }

    /** Whether it would be merged without a conflict, as long as files are what conflicts. */
    boolean fits() {
      var main = scene.git.head(Scene.REPO, "main").orElseThrow();
      var fork = scene.git.mergeBase(Scene.REPO, main, pull().head()).orElseThrow();
      return scene.git.changed(Scene.REPO, fork, main).stream().noneMatch(changes()::contains);
    }
  }

  /**
   * What happens between two windows to a pull request that nobody else commits to.
   *
   * @param files what it changes after the second
   */
  record Kept(String what, Consumer<World> happens, Map<String, String> files) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Kept> kept() {
    return Stream.of(
        kept("nothing", world -> {}, was("1.8.4")),
        kept("a newer release comes", world -> world.releases("1.8.4", "1.8.5"), was("1.8.5")),
        kept(
            "the release is withdrawn for an older one",
            world -> world.releases("1.8.3"),
            was("1.8.3")),
        kept("main changes elsewhere", world -> world.main("README.md", "new\n"), was("1.8.4")),
        kept(
            "main changes another line of the same file",
            world -> world.main(STAGING, "replicas: 3\nimage:\n  tag: 1.8.2\n"),
            Map.of(DEVELOPMENT, usual("1.8.4"), STAGING, "replicas: 3\n" + AT_184)),
        kept(
            "main changes the same line",
            world -> world.main(STAGING, "image:\n  tag: 1.8.3\n"),
            Map.of(DEVELOPMENT, usual("1.8.4"), STAGING, AT_184)),
        kept(
            "one of the files is done by hand",
            world -> world.main(STAGING, AT_184),
            Map.of(DEVELOPMENT, usual("1.8.4"))),
        kept(
            "a file is removed on main",
            world -> world.scene.git.remove(Scene.REPO, "main", STAGING, "ana"),
            Map.of(DEVELOPMENT, usual("1.8.4"))),
        kept(
            "main changes and a newer release comes",
            world -> {
              world.main(STAGING, "replicas: 3\nimage:\n  tag: 1.8.2\n");
              world.releases("1.8.5");
            },
            Map.of(DEVELOPMENT, usual("1.8.5"), STAGING, "replicas: 3\nimage:\n  tag: 1.8.5\n")),
        kept(
            "people take main in, and a newer release comes",
            world -> {
              world.main("README.md", "new\n");
              world.update();
              world.releases("1.8.5");
            },
            was("1.8.5")),
        kept(
            "people take main in, and main changes again",
            world -> {
              world.main("README.md", "new\n");
              world.update();
              world.main(STAGING, "replicas: 3\nimage:\n  tag: 1.8.2\n");
            },
            Map.of(DEVELOPMENT, usual("1.8.4"), STAGING, "replicas: 3\n" + AT_184)),
        kept(
            "people close it and open it again, and a newer release comes",
            world -> {
              world.scene.forge.pullRequests().close(1);
              world.scene.forge.pullRequests().reopen(1);
              world.releases("1.8.5");
            },
            was("1.8.5")),
        kept(
            "people write into its description, and a newer release comes",
            world -> {
              var pull = world.pull();
              world
                  .scene
                  .forge
                  .pullRequests()
                  .text(1, pull.title(), "Mind the api.\n\n" + pull.body());
              world.releases("1.8.5");
            },
            was("1.8.5")));
  }

  private static Kept kept(String what, Consumer<World> happens, Map<String, String> files) {
    return new Kept(what, happens, files);
  }

  private static Map<String, String> was(String tag) {
    return Map.of(DEVELOPMENT, usual(tag), STAGING, usual(tag));
  }

  private static String usual(String tag) {
    return "# the api\nimage:\n  repository: mindscape/api\n  tag: \"%s\"   # by the bot\n"
        .formatted(tag);
  }

  @Test
  void thereAreThirteenCases() {
    assertThat(kept()).hasSize(13);
  }

  @ParameterizedTest
  @MethodSource("kept")
  void theOpenOneIsKeptToWhatIsProposedNow(Kept one) {
    var world = new World();
    one.happens().accept(world);

    world.window();

    assertThat(world.pull().number()).isEqualTo(1);
    assertThat(world.changes()).containsExactlyInAnyOrderElementsOf(one.files().keySet());
    one.files().forEach((file, text) -> assertThat(world.read(file)).isEqualTo(text));
    assertThat(world.fits()).isTrue();
    assertThat(world.scene.git.log(Scene.REPO, BRANCH))
        .as("nothing is pushed over")
        .anyMatch(commit -> commit.id().equals(world.first));
    one.files().values().forEach(text -> assertThat(world.pull().body()).contains(tag(text)));
    assertThat(world.pull().body().lines().filter(line -> line.contains("values.yaml")))
        .hasSize(one.files().size());
    assertThat(world.comments()).isEmpty();
    var before = world.scene.acts.all();
    world.window();
    assertThat(world.scene.acts.all()).as("a third window has nothing to do").isEqualTo(before);
  }

  /** As the table of the description has it. */
  private static String tag(String text) {
    return "| %s |".formatted(text.replaceAll("(?s).*tag: \"?([0-9.]+).*", "$1"));
  }

  @Test
  void aFileThatCameToMainLaterIsTakenIn() {
    var world = new World();
    world.scene.git.remove(Scene.REPO, "main", STAGING, "ana");
    world.window();
    world.main(STAGING, usual("1.8.2"));

    world.window();

    assertThat(world.pull().number()).isEqualTo(1);
    assertThat(world.changes()).containsExactlyInAnyOrder(DEVELOPMENT, STAGING);
    assertThat(world.read(STAGING)).isEqualTo(usual("1.8.4"));
    assertThat(world.scene.git.log(Scene.REPO, BRANCH).get(0).text().body())
        .startsWith("Takes in main at ");
    assertThat(world.scene.notes.failed()).isFalse();
  }

  @Test
  void whatSomebodyElseHasCommittedToIsLeftToThemAndToldOnce() {
    var world = new World();
    world.push("more", "work\n");
    var theirs = world.pull().head();
    world.releases("1.8.5");

    world.window();
    world.window();

    assertThat(world.pull().head()).isEqualTo(theirs);
    assertThat(world.pull().body()).contains("| 1.8.4 |").doesNotContain("1.8.5");
    assertThat(world.comments())
        .containsExactly(
            LEFT
                + "\n"
                + "Somebody else has committed to `slipway/security-patches-api`, so the bot pushes"
                + " nothing more to it. What the bot would propose now is not in it: `Security"
                + " patches: mindscape/api 1.8.2 → 1.8.5`. Merge it or close it, and the next"
                + " window proposes that from `main`.");
    assertThat(world.scene.notes.lines())
        .anyMatch(line -> line.startsWith("#1: somebody else has committed to"));
    assertThat(world.scene.notes.failed()).isFalse();

    world.scene.forge.pullRequests().close(1);
    world.window();
    assertThat(world.pull().number()).isEqualTo(2);
    assertThat(world.read(STAGING)).isEqualTo(usual("1.8.5"));
  }

  @Test
  void whereMainHasChangedTheSameFilesTheyAreToldToTakeItIn() {
    var world = new World();
    world.push("more", "work\n");
    var theirs = world.pull().head();
    world.main(STAGING, "replicas: 3\nimage:\n  tag: 1.8.2\n");

    world.window();

    assertThat(world.pull().head()).isEqualTo(theirs);
    assertThat(world.comments())
        .singleElement()
        .asString()
        .contains(
            "The same files have changed on `main` since: please merge `main` into it, or close"
                + " it.");

    world.update();
    world.push(STAGING, "replicas: 3\n" + AT_184);
    world.window();

    assertThat(world.comments()).containsExactly(LEFT + "\nIt holds what the bot proposes now.");
    assertThat(world.read("more")).isEqualTo("work\n");
  }

  @Test
  void whatPeopleAddToItMayStayAndIsNotSpokenOf() {
    var world = new World();
    world.push("infrastructure/.terraform.lock.hcl", "hashes\n");

    world.window();

    assertThat(world.comments()).isEmpty();
    assertThat(world.scene.notes.lines()).contains("#1 waits for a person to merge it");
  }

  @Test
  void whoPushesMeanwhileLosesNothing() {
    var world = new World();
    world.releases("1.8.5");
    world.scene.git.beforeNextPush(() -> world.push("more", "work\n"));

    world.window();

    assertThat(world.read("more")).isEqualTo("work\n");
    assertThat(world.read(STAGING)).isEqualTo(usual("1.8.4"));
    assertThat(world.comments()).singleElement().asString().startsWith(LEFT);
  }

  @Test
  void aDeathAtAnyActIsMendedByTheNextWindow() {
    for (var act : List.of("push", "describe pull request")) {
      var world = new World();
      world.releases("1.8.5");
      world.main(STAGING, "image:\n  tag: 1.8.3\n");
      world.scene.acts.dieAfter(act);
      assertThatThrownBy(world::window).isInstanceOf(Died.class);

      world.window();

      assertThat(world.read(STAGING)).isEqualTo("image:\n  tag: 1.8.5\n");
      assertThat(world.pull().title()).contains("2 images");
      assertThat(world.pull().body()).contains("| 1.8.5 |").doesNotContain("1.8.4");
      assertThat(world.scene.acts.all()).filteredOn("push"::equals).hasSize(2);
      assertThat(world.scene.acts.all()).filteredOn("describe pull request"::equals).hasSize(1);
    }
  }

  @Test
  void aPullRequestOfSomebodyElseFromItsBranchIsNotTouched() {
    var world = new World();
    world.scene.forge.pullRequests().text(1, "Mine", "I do this by hand");
    world.releases("1.8.5");

    assertThatThrownBy(world::window)
        .isInstanceOf(Refused.class)
        .hasMessageContaining("please use another branch");
    assertThat(world.read(STAGING)).isEqualTo(usual("1.8.4"));
  }

  @Test
  void closingIsAnAnswerForAsLongAsItIsLookedFor() {
    var world = new World();
    world.scene.forge.pullRequests().close(1);

    for (int week = 1; week <= 10; week++) {
      world.scene.clock.pass(Duration.ofDays(7));
      world.scene.run(
          world.scene.task(TaskName.SECURITY_PATCHES), world.scene.clock.instant().toString());
      world.scene.ledger.expire(world.scene.clock.instant().minus(Duration.ofDays(30)));
    }

    assertThat(world.scene.open()).isEmpty();
    assertThat(world.scene.notes.lines())
        .contains(
            "`mindscape/api` 1.8.2 → 1.8.4 was proposed in #1, which people have closed: to have it"
                + " after all, reopen that");
  }

  @Test
  void whatWasMergedAndTakenBackIsNotToBeReopened() {
    var world = new World();
    var development = world.scene.git.read(Scene.REPO, "main", DEVELOPMENT);
    var staging = world.scene.git.read(Scene.REPO, "main", STAGING);
    world.scene.forge.pullRequests().merge(Scene.REPO, 1, world.first, "Merged");
    world.main(DEVELOPMENT, development);
    world.main(STAGING, staging);

    world.window();

    assertThat(world.scene.open()).isEmpty();
    assertThat(world.scene.notes.lines())
        .contains(
            "`mindscape/api` 1.8.2 → 1.8.4 was merged in #1: where that was taken back since, write"
                + " it in by hand to have it after all")
        .noneMatch(line -> line.contains("reopen"));
  }

  @Test
  void whatTheBotClosedItselfIsNoAnswer() {
    var world = new World();
    world.releases("1.8.2");
    world.window();
    assertThat(world.scene.open()).isEmpty();
    world.releases("1.8.4");

    world.window();
    assertThat(world.pull().number()).isEqualTo(2);

    world.scene.forge.pullRequests().close(2);
    world.window();
    assertThat(world.scene.open()).isEmpty();
  }
}
