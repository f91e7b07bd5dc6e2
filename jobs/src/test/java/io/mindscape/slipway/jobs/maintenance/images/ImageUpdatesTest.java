package io.mindscape.slipway.jobs.maintenance.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts.Died;
import io.mindscape.slipway.jobs.Unlisted;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import io.mindscape.slipway.jobs.image.ImageRegistry;
import io.mindscape.slipway.jobs.image.ImageRegistry.Found;
import io.mindscape.slipway.jobs.image.MemoryRegistry;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.report.Said;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.policies.Refused;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ImageUpdatesTest {

  private static final String API = "slipway/security-patches-api";
  private static final String WEB = "slipway/security-patches-mindscape-web";

  private final Scene scene = new Scene();

  @Test
  void eachApplicationGetsAPullRequestWithItsNewestPatchAndNotAByteBesides() {
    releases("mindscape/api", "1.8.3", "1.8.4", "1.8.5-rc1", "1.9.1", "2.0.0", "latest");
    releases("mindscape/web", "2.4.1", "2.5.0");
    scene.registry.has("mindscape/api", "1.8.4", found('a', "2026-11-20T10:00:00Z"));

    run(TaskName.SECURITY_PATCHES);

    var api = pull(API);
    assertThat(api.title()).isEqualTo("Security patches: mindscape/api 1.8.2 → 1.8.4");
    assertThat(api.body())
        .startsWith("<!-- slipway:update slipway/security-patches-api -->\n")
        .contains(
            "| `mindscape/api` | 1.8.2 | 1.8.4 | `%s` | 2026-11-20 | `%s` |"
                .formatted(found('a', "").digest(), Scene.API_STAGING));
    assertThat(scene.git.changed(Scene.REPO, api.base(), api.head()))
        .containsExactly("environments/development/api/values.yaml", Scene.API_STAGING);
    assertThat(scene.git.read(Scene.REPO, API, Scene.API_STAGING))
        .isEqualTo(
            "# the api\nimage:\n  repository: mindscape/api\n  tag: \"1.8.4\"   # by the bot\n");
    assertThat(scene.git.log(Scene.REPO, API).get(0).text().trailers())
        .contains(new Trailer("Slipway-Image", "mindscape/api:1.8.4"))
        .anyMatch(trailer -> trailer.key().equals("Slipway-Effect"));

    var web = pull(WEB);
    assertThat(scene.git.changed(Scene.REPO, web.base(), web.head()))
        .containsExactly("k8s/staging/web.yaml");
    assertThat(scene.git.read(Scene.REPO, WEB, "k8s/staging/web.yaml"))
        .contains("- image: mindscape/web:2.4.1\n");
    assertThat(scene.notes.lines())
        .contains(
            "`mindscape/api` 1.8.2 → 1.8.4, proposed in #1",
            "`mindscape/web` 2.4.0 → 2.4.1, proposed in #2");
  }

  @Test
  void minorsAreProposedApart() {
    releases("mindscape/api", "1.8.4", "1.9.0", "1.10.2", "2.0.0");

    run(TaskName.DEPENDENCY_UPDATES);

    var pull = pull("slipway/dependency-updates-api");
    assertThat(pull.title()).isEqualTo("Dependency updates: mindscape/api 1.8.2 → 1.10.2");
    assertThat(scene.git.read(Scene.REPO, pull.headBranch(), Scene.API_STAGING))
        .contains("tag: \"1.10.2\"");
  }

  @Test
  void aVariantStaysAVariant() {
    writeApi("image: {tag: 1.8.2-alpine}\n");
    releases("mindscape/api", "1.8.9", "1.8.3-alpine", "1.8.8-debian-12", "1.8.4-alpine-rc1");

    run(TaskName.SECURITY_PATCHES);

    assertThat(scene.git.read(Scene.REPO, API, Scene.API_STAGING))
        .isEqualTo("image: {tag: 1.8.3-alpine}\n");
  }

  @Test
  void whatIsPinnedStaysPinnedToTheNewImage() {
    writeApi(
        "image:\n  tag: 1.8.2\n  digest: %s\n".formatted(MemoryRegistry.usual("1.8.2").digest()));
    releases("mindscape/api", "1.8.2", "1.8.4");

    run(TaskName.SECURITY_PATCHES);

    assertThat(scene.git.read(Scene.REPO, API, Scene.API_STAGING))
        .isEqualTo(
            "image:\n  tag: 1.8.4\n  digest: %s\n"
                .formatted(MemoryRegistry.usual("1.8.4").digest()));
  }

  @Test
  void aDigestThatMovedUnderItsTagIsProposedWhereItIsPinned() {
    var old = found('0', "").digest();
    var now = found('b', "2026-11-27T00:00:00Z");
    scene.git.commit(
        Scene.REPO,
        "main",
        Map.of(
            "k8s/staging/web.yaml",
            "kind: Pod\nspec:\n  containers:\n    - image: mindscape/web:2.4.0@%s\n"
                .formatted(old)),
        "ana");
    releases("mindscape/api", "1.8.2");
    releases("mindscape/web", "2.4.0");
    scene.registry.has("mindscape/web", "2.4.0", now);

    run(TaskName.SECURITY_PATCHES);

    var pull = pull(WEB);
    assertThat(pull.title())
        .isEqualTo(
            "Security patches: mindscape/web 2.4.0 rebuilt: sha256:000000000000 →"
                + " sha256:bbbbbbbbbbbb");
    assertThat(pull.body())
        .contains(
            "| `mindscape/web` | 2.4.0 `%s` | 2.4.0 | `%s` | 2026-11-27 |"
                .formatted(old, now.digest()));
    assertThat(scene.git.read(Scene.REPO, WEB, "k8s/staging/web.yaml"))
        .contains("- image: mindscape/web:2.4.0@%s\n".formatted(now.digest()));
    assertThat(scene.forge.pullRequests().open(Scene.REPO)).hasSize(1);
  }

  @Test
  void aTagThatIsPinnedAndGoneIsSaid() {
    writeApi("image:\n  tag: stable\n  digest: %s\n".formatted(found('0', "").digest()));

    run(TaskName.SECURITY_PATCHES);

    assertThat(scene.notes.failed()).isTrue();
    assertThat(scene.notes.lines())
        .contains(
            "`mindscape/api`: its registry has no tag `stable` any more, which"
                + " `environments/staging/api/values.yaml` pins: write one that is there");
  }

  @Test
  void aPlaceMayNameTheRegistry() {
    scene.git.commit(
        Scene.REPO,
        "main",
        Map.of(
            "k8s/staging/web.yaml",
            "kind: Pod\nspec:\n  containers:\n    - image: reg.example:5000/mindscape/web:2.4.0\n"),
        "ana");
    releases("mindscape/web", "2.4.7");
    releases("reg.example:5000/mindscape/web", "2.4.2");

    run(TaskName.SECURITY_PATCHES);

    assertThat(scene.git.read(Scene.REPO, WEB, "k8s/staging/web.yaml"))
        .contains("- image: reg.example:5000/mindscape/web:2.4.2\n");
  }

  @Test
  void theRegistryMayStandBesideTheTag() {
    writeApi("image: {registry: reg.example, repository: mirror/mindscape/api, tag: 1.8.2}\n");
    releases("mindscape/api", "1.8.2", "1.8.9");
    releases("reg.example/mirror/mindscape/api", "1.8.3");

    run(TaskName.SECURITY_PATCHES);

    assertThat(scene.git.read(Scene.REPO, API, Scene.API_STAGING))
        .isEqualTo(
            "image: {registry: reg.example, repository: mirror/mindscape/api, tag: 1.8.3}\n");
  }

  @Test
  void whatHasNothingLeftToDoIsClosedWithAWord() {
    releases("mindscape/api", "1.8.4");
    releases("mindscape/web", "2.4.1");
    run(TaskName.SECURITY_PATCHES);
    scene.git.commit(
        Scene.REPO,
        "main",
        Map.of(
            Scene.API_STAGING,
            "image: {tag: 1.8.4}\n",
            "environments/development/api/values.yaml",
            "image: {tag: 1.8.4}\n"),
        "ana");

    run(TaskName.SECURITY_PATCHES);

    assertThat(scene.forge.pullRequests().open(Scene.REPO))
        .extracting(PullRequest::headBranch)
        .containsExactly(WEB);
    assertThat(scene.forge.discussion().comments(Scene.REPO, 1))
        .singleElement()
        .satisfies(
            comment ->
                assertThat(comment.body())
                    .isEqualTo(
                        "<!-- slipway:obsolete -->\n"
                            + "Closed by the bot: there is nothing left to do in it."));
    assertThat(scene.notes.lines()).contains("#1 closed: there is nothing left to do in it");
    var before = scene.acts.all();
    run(TaskName.SECURITY_PATCHES);
    assertThat(scene.acts.all()).isEqualTo(before);
  }

  @Test
  void nothingIsClosedWhileARegistryIsAway() {
    releases("mindscape/api", "1.8.4");
    run(TaskName.SECURITY_PATCHES);
    releases("mindscape/api", "1.8.2");
    scene.registry.whenAsked(
        image -> {
          if (image.equals("mindscape/web")) {
            throw Scene.down("the registry");
          }
        });

    run(TaskName.SECURITY_PATCHES);

    assertThat(scene.forge.pullRequests().open(Scene.REPO)).hasSize(1);
  }

  @Test
  void nothingIsClosedWhileARegistryDoesNotKnowTheImageAndThatIsSaid() {
    releases("mindscape/api", "1.8.4");
    run(TaskName.SECURITY_PATCHES);
    releases("mindscape/api");

    run(TaskName.SECURITY_PATCHES);

    assertThat(scene.forge.pullRequests().open(Scene.REPO)).hasSize(1);
    assertThat(scene.notes.failed()).isFalse();
    assertThat(scene.notes.lines())
        .doesNotContain("no image has a newer patch release or digest")
        .contains(
            "`mindscape/api`: its registry has no tags of it: look at its name, and whether the bot"
                + " may read it");
  }

  @Test
  void whatSomebodyElseHasCommittedToIsLeftOpen() {
    releases("mindscape/api", "1.8.4");
    run(TaskName.SECURITY_PATCHES);
    scene.git.commit(Scene.REPO, API, Map.of("more", "work"), "ana");
    releases("mindscape/api", "1.8.2");

    run(TaskName.SECURITY_PATCHES);

    assertThat(scene.forge.pullRequests().open(Scene.REPO)).hasSize(1);
    assertThat(scene.notes.lines())
        .contains(
            "#1 is to be closed, as there is nothing left to do in it; but somebody else has"
                + " committed to `slipway/security-patches-api`: close it by hand");
  }

  @Test
  void nothingNewerIsSaidAndNothingIsDone() {
    releases("mindscape/api", "1.8.2", "1.8.1", "1.8.3-rc1", "1.9.0");

    run(TaskName.SECURITY_PATCHES);

    assertThat(scene.notes.lines()).containsExactly("no image has a newer patch release or digest");
    assertThat(scene.acts.all()).isEmpty();
  }

  @Test
  void theSameAgainDoesNothing() {
    releases("mindscape/api", "1.8.4");
    run(TaskName.SECURITY_PATCHES);
    var before = scene.acts.all();

    run(TaskName.SECURITY_PATCHES);

    assertThat(scene.acts.all()).isEqualTo(before);
  }

  @Test
  void anOpenPullRequestIsUpdatedAndNotDoubled() {
    releases("mindscape/api", "1.8.3");
    run(TaskName.SECURITY_PATCHES);
    releases("mindscape/api", "1.8.3", "1.8.4");

    run(TaskName.SECURITY_PATCHES);

    assertThat(scene.forge.pullRequests().open(Scene.REPO))
        .singleElement()
        .satisfies(
            pull -> {
              assertThat(pull.title()).isEqualTo("Security patches: mindscape/api 1.8.2 → 1.8.4");
              assertThat(pull.body()).contains("| 1.8.4 |").doesNotContain("1.8.3");
            });
    assertThat(scene.git.read(Scene.REPO, API, Scene.API_STAGING)).contains("\"1.8.4\"");
  }

  @Test
  void closingItIsAnAnswerAndTheNextReleaseBeginsAfresh() {
    releases("mindscape/api", "1.8.3");
    run(TaskName.SECURITY_PATCHES);
    scene.git.commit(Scene.REPO, API, Map.of("stray", "file"), "ana");
    scene.forge.pullRequests().close(1);

    run(TaskName.SECURITY_PATCHES);
    assertThat(scene.forge.pullRequests().open(Scene.REPO)).isEmpty();

    releases("mindscape/api", "1.8.4");
    run(TaskName.SECURITY_PATCHES);

    var pull = scene.forge.pullRequests().openFrom(Scene.REPO, API).orElseThrow();
    assertThat(scene.git.changed(Scene.REPO, pull.base(), pull.head()))
        .containsExactly("environments/development/api/values.yaml", Scene.API_STAGING);
  }

  @Test
  void aDeathBetweenPushAndPullRequestIsMended() {
    releases("mindscape/api", "1.8.4");
    scene.acts.dieAfter("push");
    assertThatThrownBy(() -> run(TaskName.SECURITY_PATCHES)).isInstanceOf(Died.class);

    run(TaskName.SECURITY_PATCHES);

    assertThat(scene.forge.pullRequests().open(Scene.REPO)).hasSize(1);
    assertThat(scene.git.log(Scene.REPO, API)).hasSize(2);
  }

  @Test
  void anImageThatCannotBeAskedForDoesNotHideTheOthers() {
    releases("mindscape/web", "2.4.1");
    scene.registry.whenAsked(
        image -> {
          if (image.equals("mindscape/api")) {
            throw Scene.down("the registry");
          }
        });

    run(TaskName.SECURITY_PATCHES);

    assertThat(scene.notes.failed()).isTrue();
    assertThat(scene.notes.lines())
        .contains(
            "`mindscape/api`: the registry: no answer within 5 s",
            "`mindscape/web` 2.4.0 → 2.4.1, proposed in #1");
  }

  @Test
  void aHostThatNobodyListedIsNoFailureAndWaitsForAPerson() {
    releases("mindscape/web", "2.4.1");
    scene.registry.whenAsked(
        image -> {
          if (image.equals("mindscape/api")) {
            throw new Unlisted("SLIPWAY_REGISTRIES", "images.example");
          }
        });

    run(TaskName.SECURITY_PATCHES);

    assertThat(scene.notes.failed()).isFalse();
    assertThat(scene.notes.lines()).contains("`mindscape/web` 2.4.0 → 2.4.1, proposed in #1");
    assertThat(scene.notes.kept())
        .contains(
            new Said(
                    Said.Kind.WAITS,
                    "`mindscape/api`: SLIPWAY_REGISTRIES does not list images.example, so it is not"
                        + " asked: list it there if it may be")
                .line());
  }

  @Test
  void withoutARegistryItIsRefused() {
    var none = ImageRegistry.notConfigured("set SLIPWAY_REGISTRY");
    scene.registry.whenAsked(none::tags);

    assertThatThrownBy(() -> run(TaskName.SECURITY_PATCHES))
        .isInstanceOf(Refused.class)
        .hasMessage("no image registry is configured: set SLIPWAY_REGISTRY");
  }

  @Test
  void aTagThatIsNoReleaseIsLeftAloneAndSaid() {
    releases("mindscape/api", "1.8.4");
    scene.git.commit(
        Scene.REPO, "main", Map.of(Scene.API_STAGING, "image: {tag: latest}\n"), "ana");

    run(TaskName.SECURITY_PATCHES);

    assertThat(scene.notes.lines())
        .contains(
            "`mindscape/api` in `environments/staging/api/values.yaml` is at `latest`, which is no"
                + " release: left alone");
    assertThat(scene.git.read(Scene.REPO, API, Scene.API_STAGING)).contains("latest");
  }

  private void releases(String image, String... tags) {
    scene.registry.has(image, tags);
  }

  private void writeApi(String values) {
    scene.git.commit(Scene.REPO, "main", Map.of(Scene.API_STAGING, values), "ana");
  }

  private PullRequest pull(String branch) {
    return scene.forge.pullRequests().openFrom(Scene.REPO, branch).orElseThrow();
  }

  /**
   * @param digit all of its digest
   */
  private static Found found(char digit, String made) {
    return new Found(
        "sha256:" + String.valueOf(digit).repeat(64),
        Optional.of(made).filter(it -> !it.isEmpty()).map(Instant::parse));
  }

  private void run(TaskName name) {
    scene.run(scene.task(name));
  }
}
