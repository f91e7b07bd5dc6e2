package io.mindscape.slipway.jobs.bump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.bump.BumpImage.Outcome;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.MemoryLedger;
import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import io.mindscape.slipway.jobs.git.MemoryGit;
import io.mindscape.slipway.jobs.git.MemoryHistory.Commit;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.policies.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BumpImageTest {

  private static final RepoName REPO = RepoName.parse("mindscape/platform");
  private static final String STAGING = "environments/staging/api/values.yaml";
  private static final String PRODUCTION = "environments/production/api/values.yaml";
  private static final String VALUES = "# of the api\nimage:\n  tag: '1.8.2' # by the bot\n";
  private static final String WEB = "k8s/staging/web.yaml";
  private static final String STRATEGY =
      """
      delivery:
        environments:
          development: {paths: [environments/development], follows: {branch: main}}
          staging: {paths: [environments/staging, k8s/staging], follows: {branch: main}}
          production: {paths: [environments/production], follows: {environment: staging}}
        images:
          mindscape/api:
            - {file: "environments/{environment}/api/values.yaml", key: image.tag}
          mindscape/web:
            - {file: k8s/staging/web.yaml, key: image}
      """;

  private final Acts acts = new Acts();
  private final MemoryGit git = new MemoryGit(acts);
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-25T09:00:00Z"), ZoneOffset.UTC);
  private final BumpImage bump =
      new BumpImage(git, new Strategies(git), new Effects(new MemoryLedger(), clock));

  @BeforeEach
  void createThePlatform() {
    git.create(
        REPO,
        Map.of(
            "slipway.yaml",
            STRATEGY,
            "environments/development/api/values.yaml",
            VALUES,
            STAGING,
            VALUES,
            PRODUCTION,
            VALUES,
            WEB,
            "image: registry.example/mindscape/web:2.4.0@sha256:abc\n"));
  }

  @Test
  void writesTheTagByteExactWhereABranchIsFollowed() {
    var outcome = bump.bump(REPO, "mindscape/api", "1.9.0");

    var head = git.head(REPO, "main").orElseThrow();
    assertThat(outcome)
        .isEqualTo(new Outcome.Committed(List.of(head), List.of("development", "staging")));
    assertThat(git.read(REPO, "main", STAGING)).isEqualTo(VALUES.replace("1.8.2", "1.9.0"));
    assertThat(git.read(REPO, "main", PRODUCTION)).isEqualTo(VALUES);
  }

  @Test
  void saysInTheCommitWhatItDid() {
    bump.bump(REPO, "mindscape/api", "1.9.0");

    assertThat(git.log(REPO, "main")).hasSize(2);
    var text = git.log(REPO, "main").getFirst().text();
    assertThat(text.subject()).isEqualTo("Bump mindscape/api to 1.9.0");
    assertThat(text.body()).isEqualTo("In development and staging.");
    assertThat(text.trailers())
        .containsExactly(
            new Trailer("Slipway-Image", "mindscape/api:1.9.0"),
            new Trailer("Slipway-Effect", "bump:mindscape/platform@main:mindscape/api:1.9.0"));
  }

  @Test
  void aWholeReferenceStaysWholeAndLosesTheOldDigest() {
    bump.bump(REPO, "mindscape/web", "2.5.0");

    assertThat(git.read(REPO, "main", WEB))
        .isEqualTo("image: registry.example/mindscape/web:2.5.0\n");
  }

  @Test
  void refusesToWriteOverAnotherImage() {
    git.commit(REPO, "main", Map.of(WEB, "image: nginx:1.27\n"), "bo");

    assertThatThrownBy(() -> bump.bump(REPO, "mindscape/web", "2.5.0"))
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll(WEB, "nginx:1.27", "delivery.images");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.9.0\nevil: true", "1.9.0 # x", "a/b", "{{ x }}", ".hidden", "ä"})
  void refusesWhatIsNoTag(String tag) {
    assertThatThrownBy(() -> bump.bump(REPO, "mindscape/api", tag)).isInstanceOf(Refused.class);

    assertThat(git.log(REPO, "main")).hasSize(1);
  }

  @Test
  void doesNothingForAnImageThatNobodyNames() {
    assertThat(bump.bump(REPO, "mindscape/other", "1.0.0"))
        .isEqualTo(
            new Outcome.Nothing(
                "delivery.images of slipway.yaml does not say where mindscape/other is written"));
  }

  @Test
  void doesNothingForATagThatIsThere() {
    assertThat(bump.bump(REPO, "mindscape/api", "1.8.2"))
        .isEqualTo(new Outcome.Nothing("development has it already, staging has it already"));
  }

  @Test
  void neverGoesBackToAnOlderVersion() {
    assertThat(bump.bump(REPO, "mindscape/api", "1.7.9"))
        .isEqualTo(
            new Outcome.Nothing(
                "development has 1.8.2, which is newer, staging has 1.8.2, which is newer"));
  }

  @Test
  void takesATagThatIsNoVersionAsItComes() {
    bump.bump(REPO, "mindscape/api", "main-3f9c2d1");

    assertThat(git.read(REPO, "main", STAGING)).contains("tag: 'main-3f9c2d1'");
  }

  @Test
  void keepsWhatSomebodyElsePushesMeanwhile() {
    git.beforeNextPush(
        () -> git.commit(REPO, "main", Map.of(STAGING, VALUES + "replicas: 3\n"), "bo"));

    bump.bump(REPO, "mindscape/api", "1.9.0");

    assertThat(git.read(REPO, "main", STAGING))
        .isEqualTo(VALUES.replace("1.8.2", "1.9.0") + "replicas: 3\n");
    assertThat(git.log(REPO, "main"))
        .extracting(Commit::author)
        .containsSequence(MemoryGit.BOT, "bo");
  }

  @Test
  void makesOneCommitThoughItDiedAfterThePush() {
    acts.dieAfter("push");
    assertThatThrownBy(() -> bump.bump(REPO, "mindscape/api", "1.9.0"))
        .isInstanceOf(Acts.Died.class);

    bump.bump(REPO, "mindscape/api", "1.9.0");

    assertThat(acts.count("push")).isEqualTo(1);
  }

  @Test
  void makesOneCommitThoughItDiedBeforeThePush() {
    acts.dieBefore("push");
    assertThatThrownBy(() -> bump.bump(REPO, "mindscape/api", "1.9.0"))
        .isInstanceOf(Acts.Died.class);

    bump.bump(REPO, "mindscape/api", "1.9.0");

    assertThat(git.read(REPO, "main", STAGING)).contains("1.9.0");
    assertThat(acts.count("push")).isEqualTo(1);
  }

  @Test
  void doesNotWriteAgainWhatSomebodyTookBack() {
    bump.bump(REPO, "mindscape/api", "1.9.0");
    git.commit(REPO, "main", Map.of(STAGING, VALUES), "bo");

    bump.bump(REPO, "mindscape/api", "1.9.0");

    assertThat(git.read(REPO, "main", STAGING)).isEqualTo(VALUES);
  }

  @Test
  void namesFileAndKeyWhereTheTagCannotBeWritten() {
    git.commit(REPO, "main", Map.of(STAGING, "image: {}\n"), "bo");

    assertThatThrownBy(() -> bump.bump(REPO, "mindscape/api", "1.9.0"))
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll(STAGING, "tag");
  }
}
