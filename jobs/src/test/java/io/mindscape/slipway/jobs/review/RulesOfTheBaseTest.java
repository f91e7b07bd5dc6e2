package io.mindscape.slipway.jobs.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.Checks.State;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose rules count: those of the default branch, whatever the pull request brings. */
final class RulesOfTheBaseTest extends ReviewStage {

  private static final String EXCEPTED =
      """
      rules:
        policy/pinned-images:
          except:
            - {objects: [Deployment/mindscape-api], environments: [staging], until: %s, reason: Being moved.}
      """;

  private static final String API = "k8s/staging/api/api.yaml";

  @Test
  void whatTheBaseExceptsIsNoErrorAndTheCommentSaysHowMuchThatIs() {
    git.commit(
        REPO, "main", Map.of("slipway.yaml", STRATEGY + EXCEPTED.formatted("2026-11-25")), "bo");
    int number = opened(Map.of(API, Yaml.deployment("latest", "2")));

    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.SUCCESS);
    assertThat(comment(number))
        .contains("1 finding is excepted by the rules in `slipway.yaml` on `main`.");
  }

  @Test
  void anExceptionEndsWithItsLastDayAndTheCommentSaysSo() {
    git.commit(
        REPO, "main", Map.of("slipway.yaml", STRATEGY + EXCEPTED.formatted("2026-11-24")), "bo");
    int number = opened(Map.of(API, Yaml.deployment("latest", "2")));

    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.FAILURE);
    assertThat(comment(number))
        .contains(
            "`slipway.yaml:20` on `main`: The exception from policy/pinned-images for"
                + " Deployment/mindscape-api in staging ended with 2026-11-24");
  }

  @Test
  void aPullRequestCannotExceptItself() {
    int number =
        opened(
            Map.of(
                "slipway.yaml",
                STRATEGY + EXCEPTED.formatted("2027-11-25"),
                API,
                Yaml.deployment("latest", "2")));

    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.FAILURE);
    assertThat(comment(number))
        .contains("`policy/pinned-images`", "This changes `slipway.yaml`: it was judged by");
  }

  @Test
  void anExceptionThatIsOverBeforeItIsThereFailsTheCheckAtItsLine() {
    int number = opened(Map.of("slipway.yaml", STRATEGY + EXCEPTED.formatted("2026-11-24")));

    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.FAILURE);
    assertThat(comment(number)).contains("`slipway.yaml:20`", "`strategy/expired-exception`");
  }

  @Test
  void aRuleThatThereIsNotFailsTheCheckAtItsLine() {
    int number =
        opened(
            Map.of(
                "slipway.yaml",
                STRATEGY + "rules: {policy/pinned-image: {severity: off, reason: Ours.}}\n"));

    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.FAILURE);
    assertThat(comment(number))
        .contains("`slipway.yaml:17`", "Did you mean \"policy/pinned-images\"?");
  }

  private static final String POLICY =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: team}
      spec:
        matchConstraints:
          resourceRules:
            - {apiGroups: [apps], apiVersions: [v1], operations: ["*"], resources: [deployments]}
        validations:
          - {expression: "'team' in object.metadata.labels", message: "Whose is it?"}
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicyBinding
      metadata: {name: team}
      spec: {policyName: team, validationActions: [Deny]}
      """;

  @Test
  void aPolicyOfTheBaseHoldsAndAPullRequestCannotTakeItAway() {
    git.commit(REPO, "main", Map.of("k8s/staging/policies/team.yaml", POLICY), "bo");
    int number =
        opened(
            Map.of(
                "k8s/staging/web/web.yaml",
                    Yaml.deployment("1.9.0", "2").replace("mindscape-api", "mindscape-web"),
                "k8s/staging/policies/team.yaml", POLICY.replace("[Deny]", "[Audit]")));

    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.FAILURE);
    assertThat(comment(number)).contains("Whose is it?", "`policy/team`");
  }

  @Test
  void aPolicyThatAPullRequestBringsHoldsAfterTheMerge() {
    int number =
        opened(
            Map.of(
                "k8s/staging/api/api.yaml",
                Yaml.deployment("1.9.0", "2"),
                "k8s/staging/policies/team.yaml",
                POLICY));

    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.SUCCESS);
    assertThat(comment(number)).doesNotContain("Whose is it?");
  }

  @Test
  void aPolicyThatAServerWouldNotTakeFailsTheCheckAtItsLine() {
    int number =
        opened(
            Map.of(
                "k8s/staging/policies/team.yaml",
                POLICY.replace("object.metadata.labels", "objekt")));

    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.FAILURE);
    assertThat(comment(number)).contains("`k8s/staging/policies/team.yaml:9`");
  }

  @Test
  void anExceptionFromAPolicyOfThePullRequestsOwnSpeaksOfARuleThatThereIs() {
    int number =
        opened(
            Map.of(
                "slipway.yaml",
                STRATEGY + "rules: {policy/team: {severity: warning, reason: For now.}}\n",
                "k8s/staging/policies/team.yaml",
                POLICY));

    review.review(REPO, number);

    assertThat(comment(number)).doesNotContain("strategy/unknown-rule");
  }

  @Test
  void aPolicySeesWhatAnObjectWas() {
    git.commit(
        REPO,
        "main",
        Map.of(
            "k8s/staging/policies/team.yaml",
            POLICY.replace(
                "'team' in object.metadata.labels",
                "oldObject == null || object.spec.replicas >= oldObject.spec.replicas")),
        "bo");
    int number =
        opened(
            Map.of(
                "k8s/staging/api/api.yaml",
                    Yaml.deployment("1.8.2", "2").replace("replicas: 3", "replicas: 2"),
                "k8s/staging/web/web.yaml",
                    Yaml.deployment("1.9.0", "2")
                        .replace("mindscape-api", "mindscape-web")
                        .replace("replicas: 3", "replicas: 2")));

    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.FAILURE);
    assertThat(check().annotations())
        .extracting(annotation -> annotation.place().file() + " " + annotation.title())
        .contains("k8s/staging/api/api.yaml policy/team in staging")
        .doesNotContain("k8s/staging/web/web.yaml policy/team in staging");
  }

  @Test
  void whatOnlyAClusterCanEvaluateIsSaidInTitleAndComment() {
    git.commit(
        REPO,
        "main",
        Map.of(
            "k8s/staging/policies/team.yaml",
            POLICY.replace(
                "'team' in object.metadata.labels",
                "authorizer.path('/healthz').check('get').allowed()")),
        "bo");
    int number = opened(Map.of("k8s/staging/api/api.yaml", Yaml.deployment("1.9.0", "2")));

    review.review(REPO, number);

    assertThat(check().title())
        .isEqualTo("Nothing stands between this and the merge; 1 object not wholly checked");
    assertThat(comment(number))
        .contains(
            "**Not by every policy:** `Deployment mindscape-api`: some cannot be evaluated without"
                + " a cluster.");
  }
}
