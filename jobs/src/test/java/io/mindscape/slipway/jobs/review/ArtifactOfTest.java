package io.mindscape.slipway.jobs.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.artifact.Artifact;
import io.mindscape.slipway.jobs.artifact.Artifact.Cause;
import io.mindscape.slipway.jobs.artifact.Artifact.Change;
import io.mindscape.slipway.jobs.artifact.Artifact.ChangedObject;
import io.mindscape.slipway.jobs.artifact.Artifact.Environment;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept of a review. */
final class ArtifactOfTest extends ReviewStage {

  private static final String STAGING = "k8s/staging/api/api.yaml";
  private static final String PRODUCTION = "k8s/production/api/api.yaml";

  private Artifact reviewed(Map<String, String> changes) {
    linking.review(REPO, opened(changes));
    return kept.getLast();
  }

  @Test
  void holdsTheVerdictAndWhatItWasMadeOf() {
    var artifact = reviewed(Map.of(PRODUCTION, Yaml.deployment("latest", "1")));

    assertThat(artifact.subject().repository()).isEqualTo(RepoName.parse("mindscape/platform"));
    assertThat(artifact.subject().head()).isEqualTo(git.head(REPO, "change").orElseThrow());
    assertThat(artifact.subject().base()).isEqualTo(git.head(REPO, "main").orElseThrow());
    assertThat(artifact.result().title()).isEqualTo("2 errors stand between this and the merge");
    assertThat(artifact.result().passed()).isFalse();
    assertThat(artifact.result().errors()).isEqualTo(2);
    assertThat(artifact.environments()).extracting(Environment::name).containsExactly("production");
  }

  @Test
  void holdsEveryFieldThatChangesAndWhatThatDoes() {
    var artifact = reviewed(Map.of(STAGING, Yaml.deployment("1.9.0", "2")));

    var api = artifact.environments().getFirst().applications().getFirst();
    assertThat(api.consequences()).containsExactly("restarts 3 pods of mindscape-api");
    assertThat(api.leftOut()).isZero();
    assertThat(api.objects())
        .singleElement()
        .satisfies(
            object -> {
              assertThat(object.change()).isEqualTo(Change.CHANGED);
              assertThat(object.fields())
                  .containsExactly(
                      new FieldChange(
                          "spec.template.spec.containers[api].image",
                          "mindscape/api:1.8.2",
                          "mindscape/api:1.9.0"));
            });
  }

  @Test
  void aCauseIsThereOnceWithItsPlacesAndTheLinesAroundTheFirst() {
    var artifact =
        reviewed(
            Map.of(
                STAGING,
                Yaml.deployment("latest", "2"),
                PRODUCTION,
                Yaml.deployment("latest", "2")));

    assertThat(artifact.causes())
        .singleElement()
        .satisfies(
            cause -> {
              assertThat(cause.rule()).isEqualTo("policy/pinned-images");
              assertThat(cause.severity()).isEqualTo(Severity.ERROR);
              assertThat(cause.standing()).isFalse();
              assertThat(cause.environments()).containsExactly("staging", "production");
              assertThat(cause.places())
                  .extracting(Object::toString)
                  .containsExactly(PRODUCTION + ":20", STAGING + ":20");
              assertThat(cause.excerpt()).isNotNull();
              assertThat(cause.excerpt().first()).isEqualTo(18);
              assertThat(cause.excerpt().meant()).isEqualTo(20);
              assertThat(cause.excerpt().lines()).hasSize(5);
              assertThat(cause.excerpt().lines().get(2)).contains("image: mindscape/api:latest");
            });
  }

  @Test
  void whatWasWrongBeforeIsMarkedAsSuch() {
    git.commit(REPO, "main", Map.of(STAGING, Yaml.deployment("latest", "2")), "bo");

    var artifact = reviewed(Map.of(STAGING, Yaml.deployment("latest", "3")));

    assertThat(artifact.result().passed()).isTrue();
    assertThat(artifact.causes()).singleElement().matches(Cause::standing);
  }

  @Test
  void noSecretIsInTheDifferenceOrInTheLines() {
    var secret = "hunter2hunter2";
    var lines =
        Yaml.deployment("latest", "2")
            .replace(
                "          image: mindscape/api:latest\n",
                "          env: [{name: API_PASSWORD, value: %s}]\n          image: mindscape/api:latest\n"
                    .formatted(secret));
    assertThat(lines).contains(secret);

    var artifact =
        reviewed(Map.of(STAGING, lines, "k8s/staging/api/keys.yaml", Yaml.secret("aHVudGVyMg==")));

    assertThat(artifact.toString()).doesNotContain(secret, "aHVudGVyMg==");
    assertThat(artifact.causes().getFirst().excerpt()).isNotNull();
    assertThat(artifact.causes().getFirst().excerpt().lines()).contains(Excerpts.HIDDEN);
    assertThat(artifact.environments().getFirst().applications().getFirst().objects())
        .extracting(ChangedObject::change)
        .contains(Change.ADDED);
  }

  @Test
  void whatIsTooMuchIsCountedAndALongValueIsCut() {
    var files = new LinkedHashMap<String, String>();
    IntStream.range(0, 600).forEach(i -> files.put(map(i), settings(i, "a".repeat(5_000))));
    git.commit(REPO, "main", files, "bo");
    files.replaceAll((path, text) -> text.replace("aaaa", "bbbb"));

    var artifact = reviewed(files);

    var api = artifact.environments().getFirst().applications().getFirst();
    assertThat(api.changed()).isEqualTo(600);
    assertThat(api.leftOut()).isBetween(300, 400);
    assertThat(api.objects().getFirst().fields().getFirst().after())
        .hasSizeLessThan(4_100)
        .endsWith("b… (1000 characters more)");
  }

  private static String map(int i) {
    return "k8s/staging/api/c%03d.yaml".formatted(i);
  }

  private static String settings(int i, String text) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c%d}\ndata: {a: %s}\n"
        .formatted(i, text);
  }

  @Test
  void nothingIsKeptWhereNothingCouldBeJudged() {
    git.remove(REPO, "main", "slipway.yaml", "bo");

    linking.review(REPO, opened(Map.of("README.md", "Words\n")));

    assertThat(kept).isEmpty();
  }
}
