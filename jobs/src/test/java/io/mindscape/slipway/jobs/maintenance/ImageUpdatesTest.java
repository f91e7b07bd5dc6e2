package io.mindscape.slipway.jobs.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts.Died;
import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import io.mindscape.slipway.policies.Refused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ImageUpdatesTest {

  private static final String BRANCH = "slipway/security-patches";

  private final Scene scene = new Scene();

  @Test
  void proposesTheNewestPatchWhereABranchIsFollowedAndNotAByteBesides() {
    releases("mindscape/api", "1.8.3", "1.8.4", "1.8.5-rc1", "1.9.1", "2.0.0", "latest");
    releases("mindscape/web", "2.4.1", "2.5.0");

    run(TaskName.SECURITY_PATCHES);

    var pull = scene.forge.pullRequests().openFrom(Scene.REPO, BRANCH).orElseThrow();
    assertThat(pull.title()).isEqualTo("Security patches: 2 images");
    assertThat(pull.body())
        .contains("| `mindscape/api` | 1.8.2 | 1.8.4 | `environments/staging/api/values.yaml` |")
        .contains("| `mindscape/web` | 2.4.0 | 2.4.1 | `k8s/staging/web.yaml` |");
    assertThat(scene.git.changed(Scene.REPO, pull.base(), pull.head()))
        .containsExactly(
            "environments/development/api/values.yaml", Scene.API_STAGING, "k8s/staging/web.yaml");
    assertThat(scene.git.read(Scene.REPO, BRANCH, Scene.API_STAGING))
        .isEqualTo(
            "# the api\nimage:\n  repository: mindscape/api\n  tag: \"1.8.4\"   # by the bot\n");
    assertThat(scene.git.read(Scene.REPO, BRANCH, "k8s/staging/web.yaml"))
        .contains("- image: mindscape/web:2.4.1\n");
    assertThat(scene.notes.lines())
        .contains(
            "`mindscape/api` 1.8.2 → 1.8.4, proposed in #1",
            "`mindscape/web` 2.4.0 → 2.4.1, proposed in #1");
    assertThat(scene.git.log(Scene.REPO, BRANCH).get(0).text().trailers())
        .contains(new Trailer("Slipway-Image", "mindscape/api:1.8.4"))
        .anyMatch(trailer -> trailer.key().equals("Slipway-Effect"));
  }

  @Test
  void minorsAreProposedApart() {
    releases("mindscape/api", "1.8.4", "1.9.0", "1.10.2", "2.0.0");

    run(TaskName.DEPENDENCY_UPDATES);

    var pull =
        scene.forge.pullRequests().openFrom(Scene.REPO, "slipway/dependency-updates").orElseThrow();
    assertThat(pull.title()).isEqualTo("Dependency updates: mindscape/api 1.8.2 → 1.10.2");
    assertThat(scene.git.read(Scene.REPO, pull.headBranch(), Scene.API_STAGING))
        .contains("tag: \"1.10.2\"");
  }

  @Test
  void nothingNewerIsSaidAndNothingIsDone() {
    releases("mindscape/api", "1.8.2", "1.8.1", "1.8.3-rc1", "1.9.0");

    run(TaskName.SECURITY_PATCHES);

    assertThat(scene.notes.lines()).containsExactly("no image has a newer patch release");
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
    assertThat(scene.git.read(Scene.REPO, BRANCH, Scene.API_STAGING)).contains("\"1.8.4\"");
  }

  @Test
  void closingItIsAnAnswerAndTheNextReleaseBeginsAfresh() {
    releases("mindscape/api", "1.8.3");
    run(TaskName.SECURITY_PATCHES);
    scene.git.commit(Scene.REPO, BRANCH, Map.of("stray", "file"), "ana");
    scene.forge.pullRequests().close(1);

    run(TaskName.SECURITY_PATCHES);
    assertThat(scene.forge.pullRequests().open(Scene.REPO)).isEmpty();

    releases("mindscape/api", "1.8.4");
    run(TaskName.SECURITY_PATCHES);

    var pull = scene.forge.pullRequests().openFrom(Scene.REPO, BRANCH).orElseThrow();
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
    assertThat(scene.git.log(Scene.REPO, BRANCH)).hasSize(2);
  }

  @Test
  void anImageThatCannotBeAskedForDoesNotHideTheOthers() {
    releases("mindscape/web", "2.4.1");
    scene.registry =
        image -> {
          if (image.equals("mindscape/api")) {
            throw Scene.down("the registry");
          }
          return scene.released.get(image);
        };

    run(TaskName.SECURITY_PATCHES);

    assertThat(scene.notes.failed()).isTrue();
    assertThat(scene.notes.lines())
        .contains(
            "`mindscape/api`: the registry does not answer: no answer within 5 s",
            "`mindscape/web` 2.4.0 → 2.4.1, proposed in #1");
  }

  @Test
  void withoutARegistryItIsRefused() {
    scene.registry = ImageRegistry.notConfigured("set SLIPWAY_REGISTRY");

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
    assertThat(scene.git.read(Scene.REPO, BRANCH, Scene.API_STAGING)).contains("latest");
  }

  @Test
  void findsTheTagInAWholeReferenceAlsoWithAPortOrADigest() {
    assertThat(Bump.tag("1.8.2")).isEqualTo("1.8.2");
    assertThat(Bump.tag("mindscape/web:2.4.0")).isEqualTo("2.4.0");
    assertThat(Bump.tag("localhost:5000/mindscape/web:2.4.0@sha256:abc")).isEqualTo("2.4.0");
    assertThat(Bump.tag("localhost:5000/mindscape/web")).isEmpty();
  }

  private void releases(String image, String... tags) {
    scene.released.put(image, List.of(tags));
  }

  private void run(TaskName name) {
    scene.run(scene.task(name));
  }
}
