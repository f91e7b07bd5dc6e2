package io.mindscape.slipway.policies.semantic.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.semantic.Recorded;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs and CronJobs as a server of 1.37 judged them. */
class JobsTest {

  private static final Map<String, String> ACCEPTED =
      Map.ofEntries(
          Map.entry(
              "indexed",
              """
              apiVersion: batch/v1
              kind: Job
              metadata:
                name: migrate
              spec:
                parallelism: 2
                completions: 4
                completionMode: Indexed
                backoffLimitPerIndex: 1
                maxFailedIndexes: 2
                podReplacementPolicy: Failed
                successPolicy:
                  rules:
                    - {succeededIndexes: "0-1,+3", succeededCount: 2}
                podFailurePolicy:
                  rules:
                    - action: FailIndex
                      onExitCodes: {containerName: main, operator: In, values: [1, 42]}
                    - action: Ignore
                      onPodConditions: [{type: DisruptionTarget}]
                template:
                  metadata:
                    labels: {job-name: migrate, app: x}
                  spec:
                    restartPolicy: Never
                    containers:
                      - name: main
                        image: app:1
              """),
          Map.entry(
              "plain",
              """
              apiVersion: batch/v1
              kind: Job
              metadata:
                generateName: once-
              spec:
                ttlSecondsAfterFinished: 0
                managedBy: example.com/queue
                selector:
                  matchExpressions:
                    - {key: app, operator: NotIn, values: [other]}
                template:
                  metadata:
                    labels: {app: x}
                  spec:
                    restartPolicy: OnFailure
                    containers:
                      - name: main
                        image: app:1
              """),
          Map.entry(
              "manual",
              """
              apiVersion: batch/v1
              kind: Job
              metadata:
                name: by-hand
              spec:
                manualSelector: true
                selector:
                  matchLabels: {job: by-hand}
                template:
                  metadata:
                    labels: {job: by-hand}
                  spec:
                    restartPolicy: Never
                    containers:
                      - name: main
                        image: app:1
              """),
          Map.entry(
              "cron",
              """
              apiVersion: batch/v1
              kind: CronJob
              metadata:
                name: nightly
              spec:
                schedule: "0 3 * * mon-fri"
                timeZone: Europe/Berlin
                concurrencyPolicy: Forbid
                startingDeadlineSeconds: 0
                jobTemplate:
                  spec:
                    completions: 1
                    completionMode: Indexed
                    template:
                      spec:
                        restartPolicy: OnFailure
                        containers:
                          - name: main
                            image: app:1
              """));

  @Test
  void whatTheServerAcceptsHasNothingToSay() {
    ACCEPTED.forEach((name, object) -> assertThat(Recorded.findings(object)).as(name).isEmpty());
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          indexed | parallelism: 2 | parallelism: -2 | spec.parallelism invalid 6:16
          indexed | parallelism: 2 | parallelism: 100001 | spec.parallelism invalid 6:16
          indexed | parallelism: 2\\n  completions: 4 | parallelism: 2 | spec.completions required 5:1
          indexed | completions: 4 | completions: 100001\\n  ttlSecondsAfterFinished: -1 | spec.ttlSecondsAfterFinished invalid 8:28
          indexed | '  maxFailedIndexes: 2' | '  activeDeadlineSeconds: -1' | spec.activeDeadlineSeconds invalid 10:26
          indexed | maxFailedIndexes: 2 | maxFailedIndexes: 5 | spec.maxFailedIndexes invalid 10:21
          indexed | podReplacementPolicy: Failed | podReplacementPolicy: TerminatingOrFailed | spec.podReplacementPolicy unsupported 11:25
          indexed | 0-1,+3 | 0-1,4 | spec.successPolicy.rules[0].succeededIndexes invalid 14:28
          indexed | 0-1,+3 | 1,0 | spec.successPolicy.rules[0].succeededIndexes invalid 14:28
          indexed | 0-1,+3 | 0- | spec.successPolicy.rules[0].succeededIndexes invalid 14:28
          indexed | succeededCount: 2 | succeededCount: 4 | spec.successPolicy.rules[0].succeededCount invalid 14:54
          indexed | succeededCount: 2 | succeededCount: -1 | spec.successPolicy.rules[0].succeededCount invalid 14:54
          indexed | {succeededIndexes: "0-1,+3", succeededCount: 2} | {} | spec.successPolicy.rules[0] required 14:9
          indexed | '    rules:\\n      - {succeededIndexes: "0-1,+3", succeededCount: 2}' | '    rules: []' | spec.successPolicy.rules required 13:5
          indexed | action: FailIndex | action: Fail | spec.podFailurePolicy.rules[0].action unsupported 17:17
          indexed | '      - action: FailIndex\\n        on' | '      - on' | spec.podFailurePolicy.rules[0].action required 17:9
          indexed | containerName: main | containerName: other | spec.podFailurePolicy.rules[0].onExitCodes.containerName invalid 18:38
          indexed | operator: In | operator: Within | spec.podFailurePolicy.rules[0].onExitCodes.operator unsupported 18:54
          indexed | [1, 42] | [1, 1] | spec.podFailurePolicy.rules[0].onExitCodes.values[1] duplicate 18:70
          indexed | [1, 42] | [42, 1] | spec.podFailurePolicy.rules[0].onExitCodes.values invalid 18:58
          indexed | [1, 42] | [0, 1] | spec.podFailurePolicy.rules[0].onExitCodes.values[0] invalid 18:67
          indexed | [1, 42] | [] | spec.podFailurePolicy.rules[0].onExitCodes.values invalid 18:58
          indexed | {type: DisruptionTarget} | {type: "disruption target"} | spec.podFailurePolicy.rules[1].onPodConditions[0].type invalid 20:34
          indexed | {type: DisruptionTarget} | {type: DisruptionTarget, status: Yes!} | spec.podFailurePolicy.rules[1].onPodConditions[0].status unsupported 20:60
          indexed | '        onPodConditions: [{type: DisruptionTarget}]\\n' | '' | spec.podFailurePolicy.rules[1] invalid 19:9
          indexed | restartPolicy: Never | restartPolicy: OnFailure | spec.template.spec.restartPolicy invalid 25:22
          indexed | job-name: migrate | job-name: other | spec.template.metadata.labels[job-name] invalid 23:26
          indexed | job-name: migrate | batch.kubernetes.io/controller-uid: a | spec.template.metadata.labels[batch.kubernetes.io/controller-uid] invalid 23:52
          plain | once- | Once- | metadata.generateName invalid 4:17
          plain | OnFailure | Always | spec.template.spec.restartPolicy required 15:22
          plain | '      restartPolicy: OnFailure\\n' | '' | spec.template.spec.restartPolicy required 14:5
          plain | example.com/queue | queue | spec.managedBy invalid 7:14
          plain | example.com/queue | Example/queue | spec.managedBy invalid 7:14
          plain | example.com/queue | example.com/a b | spec.managedBy invalid 7:14
          plain | example.com/queue | '""' | spec.managedBy required 7:14
          plain | example.com/queue | example.com/a123456789012345678901234567890123456789012345678901 | spec.managedBy too-long 7:14
          plain | '  ttlSeconds' | '  backoffLimitPerIndex: 1\\n  ttlSeconds' | spec.backoffLimitPerIndex invalid 6:25
          plain | '  ttlSeconds' | '  successPolicy: {rules: [{succeededCount: 1}]}\\n  ttlSeconds' | spec.successPolicy invalid 6:3
          plain | '  ttlSeconds' | '  podReplacementPolicy: Succeeded\\n  ttlSeconds' | spec.podReplacementPolicy unsupported 6:25
          plain | [other] | [x] | spec.template.metadata.labels invalid 13:7
          plain | '    matchExpressions' | '    matchLabels: {app: x}\\n    matchExpressions' | spec.selector invalid 8:3
          plain | '    matchExpressions' | '    matchLabels: {batch.kubernetes.io/controller-uid: x}\\n    matchExpressions' | spec.selector invalid 8:3
          plain | app: x} | app: x, job-name: once} | spec.template.metadata.labels[job-name] invalid 13:34
          manual | matchLabels: {job: by-hand} | matchLabels: {job: other} | spec.selector.matchLabels[job] selector 8:24
          manual | '  selector:\\n    matchLabels: {job: by-hand}\\n' | '' | spec.selector required 5:1
          manual | '      labels: {job: by-hand}' | '      annotations: {a: b}' | spec.template.metadata.labels template-labels 10:5
          manual | name: by-hand\\nspec | name: By-hand\\nspec | metadata.name invalid 4:9
          manual | '  manualSelector: true' | '  manualSelector: false' | spec.selector invalid 7:3
          cron | name: nightly | name: every-night-and-sometimes-twice-as-the-books-are-long | metadata.name invalid 4:9
          cron | schedule: "0 3 * * mon-fri" | schedule: "" | spec.schedule required 6:13
          cron | 0 3 * * mon-fri | 0 3 * * fri-mon | spec.schedule invalid 6:13
          cron | 0 3 * * mon-fri | 0 3 * * 7 | spec.schedule invalid 6:13
          cron | 0 3 * * mon-fri | 0 24 * * * | spec.schedule invalid 6:13
          cron | 0 3 * * mon-fri | 0 3 * * | spec.schedule invalid 6:13
          cron | 0 3 * * mon-fri | TZ=UTC 0 3 * * * | spec.schedule invalid 6:13
          cron | 0 3 * * mon-fri | @dayly | spec.schedule invalid 6:13
          cron | 0 3 * * mon-fri | @every day | spec.schedule invalid 6:13
          cron | 0 3 * * mon-fri | */0 * * * * | spec.schedule invalid 6:13
          cron | Europe/Berlin | Europe/berlin | spec.timeZone invalid 7:13
          cron | Europe/Berlin | local | spec.timeZone invalid 7:13
          cron | Europe/Berlin | '""' | spec.timeZone invalid 7:13
          cron | Europe/Berlin | SystemV/AST4 | spec.timeZone invalid 7:13
          cron | Europe/Berlin | ../Berlin | spec.timeZone invalid 7:13
          cron | Forbid | Deny | spec.concurrencyPolicy unsupported 8:22
          cron | startingDeadlineSeconds: 0 | startingDeadlineSeconds: -1 | spec.startingDeadlineSeconds invalid 9:28
          cron | startingDeadlineSeconds: 0 | failedJobsHistoryLimit: -1 | spec.failedJobsHistoryLimit invalid 9:27
          cron | '      completions: 1\\n' | '' | spec.jobTemplate.spec.completions required 11:5
          cron | '      completions: 1' | '      completions: 1\\n      manualSelector: true' | spec.jobTemplate.spec.manualSelector unsupported 13:23
          cron | '      completions: 1' | '      completions: 1\\n      selector: {matchLabels: {a: b}}' | spec.jobTemplate.spec.selector invalid 13:7
          cron | restartPolicy: OnFailure | restartPolicy: Always | spec.jobTemplate.spec.template.spec.restartPolicy required 16:26
          """)
  void whatTheServerRefusesIsSaidAtItsPlace(
      String object, String instead, String write, String finding) {
    var before = Objects.requireNonNull(ACCEPTED.get(object));
    assertThat(Recorded.changed(before, instead, write)).containsExactly(finding);
  }
}
