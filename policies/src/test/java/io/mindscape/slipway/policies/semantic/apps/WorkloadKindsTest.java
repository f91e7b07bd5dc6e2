package io.mindscape.slipway.policies.semantic.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.semantic.Recorded;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds that keep pods running, and their budgets, as a server of 1.37 judged them. */
class WorkloadKindsTest {

  private static final Map<String, String> ACCEPTED =
      Map.ofEntries(
          Map.entry(
              "deployment",
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: web
                generation: -1
              spec:
                replicas: 3
                minReadySeconds: 5
                progressDeadlineSeconds: 60
                strategy:
                  type: RollingUpdate
                  rollingUpdate: {maxUnavailable: 0, maxSurge: 150%}
                selector:
                  matchLabels: {app: web}
                  matchExpressions:
                    - {key: tier, operator: In, values: [front, back]}
                template:
                  metadata:
                    labels: {app: web, tier: front}
                  spec:
                    restartPolicy: Always
                    containers:
                      - name: web
                        image: web:1
              """),
          Map.entry(
              "daemons",
              """
              apiVersion: apps/v1
              kind: DaemonSet
              metadata:
                name: agent
              spec:
                updateStrategy:
                  rollingUpdate: {maxUnavailable: "0%", maxSurge: 1}
                selector:
                  matchLabels:
                    app: agent
                template:
                  metadata:
                    labels:
                      app: agent
                  spec:
                    containers:
                      - name: agent
                        image: agent:1
              """),
          Map.entry(
              "stateful",
              """
              apiVersion: apps/v1
              kind: StatefulSet
              metadata:
                name: db
              spec:
                serviceName: db
                revisionHistoryLimit: -1
                podManagementPolicy: Parallel
                ordinals: {start: 1}
                updateStrategy:
                  rollingUpdate: {partition: 1, maxUnavailable: 50%}
                persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete}
                selector:
                  matchLabels: {app: db}
                template:
                  metadata:
                    labels: {app: db}
                  spec:
                    hostname: Not_Judged
                    containers:
                      - name: db
                        image: db:1
                        volumeMounts: [{name: data, mountPath: /data}]
                volumeClaimTemplates:
                  - metadata:
                      name: data
                    spec:
                      accessModes: [ReadWriteOnce]
                      resources: {requests: {storage: 0.5}}
              """),
          Map.entry(
              "replicas",
              """
              apiVersion: apps/v1
              kind: ReplicaSet
              metadata:
                name: web
              spec:
                replicas: 0
                selector:
                  matchLabels: {app: web}
                template:
                  metadata:
                    labels: {app: web}
                  spec:
                    containers:
                      - name: web
                        image: web:1
              """),
          Map.entry(
              "controller",
              """
              apiVersion: v1
              kind: ReplicationController
              metadata:
                name: old
                generateName: Any_Thing
              spec:
                selector: {app: old}
                template:
                  metadata:
                    labels: {app: old}
                  spec:
                    containers:
                      - name: old
                        image: old:1
              """),
          Map.entry(
              "revision",
              """
              apiVersion: apps/v1
              kind: ControllerRevision
              metadata:
                name: web-1
              revision: 3
              data: {spec: {replicas: 1}}
              """),
          Map.entry(
              "budget",
              """
              apiVersion: policy/v1
              kind: PodDisruptionBudget
              metadata:
                name: Any Name
                finalizers: [mine]
              spec:
                minAvailable: 50%
                unhealthyPodEvictionPolicy: AlwaysAllow
                selector:
                  matchExpressions:
                    - {key: app, operator: Exists}
                    - {key: pdb.kubernetes.io/deprecated-v1beta1-empty-selector-match, operator: Whatever}
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
          deployment | name: web | name: Web | metadata.name invalid 4:9
          deployment | replicas: 3 | replicas: -3 | spec.replicas invalid 7:13
          deployment | minReadySeconds: 5 | minReadySeconds: 60 | spec.progressDeadlineSeconds invalid 9:28
          deployment | progressDeadlineSeconds: 60 | revisionHistoryLimit: -1 | spec.revisionHistoryLimit invalid 9:25
          deployment | maxSurge: 150% | maxSurge: 0 | spec.strategy.rollingUpdate.maxUnavailable invalid 12:37
          deployment | maxSurge: 150% | maxSurge: 0% | spec.strategy.rollingUpdate.maxUnavailable invalid 12:37
          deployment | maxSurge: 150% | maxSurge: "1" | spec.strategy.rollingUpdate.maxSurge invalid 12:50
          deployment | maxSurge: 150% | maxSurge: -1 | spec.strategy.rollingUpdate.maxSurge invalid 12:50
          deployment | maxUnavailable: 0 | maxUnavailable: 101% | spec.strategy.rollingUpdate.maxUnavailable invalid 12:37
          deployment | type: RollingUpdate | type: Recreate | spec.strategy.rollingUpdate forbidden 12:5
          deployment | type: RollingUpdate | type: Rolling | spec.strategy.type unsupported 11:11
          deployment | matchLabels: {app: web} | matchLabels: {app: api} | spec.selector.matchLabels[app] selector 14:24
          deployment | values: [front, back] | values: [back] | spec.selector.matchExpressions[0] selector 16:9
          deployment | values: [front, back] | values: [] | spec.selector.matchExpressions[0].values required 16:35
          deployment | operator: In | operator: Equals | spec.selector.matchExpressions[0].operator unsupported 16:31
          deployment | '      labels: {app: web, tier: front}' | '      annotations: {a: b}' | spec.template.metadata.labels template-labels 18:5
          deployment | '    matchLabels: {app: web}\\n    matchExpressions:\\n      - {key: tier, operator: In, values: [front, back]}' | '    {}' | spec.selector invalid 13:3
          deployment | '  selector:\\n    matchLabels: {app: web}\\n    matchExpressions:\\n      - {key: tier, operator: In, values: [front, back]}\\n' | '' | spec.selector required 6:1
          deployment | restartPolicy: Always | restartPolicy: Never | spec.template.spec.restartPolicy unsupported 21:22
          deployment | restartPolicy: Always | activeDeadlineSeconds: 5 | spec.template.spec.activeDeadlineSeconds forbidden 21:30
          daemons | maxSurge: 1 | maxSurge: 0 | spec.updateStrategy.rollingUpdate.maxUnavailable required 7:37
          daemons | '"0%"' | 1 | spec.updateStrategy.rollingUpdate.maxSurge invalid 7:50
          daemons | maxUnavailable: "0%", maxSurge | maxSurge | spec.updateStrategy.rollingUpdate.maxSurge invalid 7:31
          daemons | '    rollingUpdate:' | '    type: OnDelet\\n    rollingUpdate:' | spec.updateStrategy.type unsupported 7:11
          daemons | '  updateStrategy' | '  revisionHistoryLimit: -1\\n  updateStrategy' | spec.revisionHistoryLimit invalid 6:25
          daemons | '        app: agent\\n    spec' | '        app: other\\n    spec' | spec.selector.matchLabels[app] selector 10:12
          daemons | '  selector:\\n    matchLabels:\\n      app: agent\\n' | '' | spec.selector required 5:1
          daemons | maxSurge: 1 | maxSurge: 101% | spec.updateStrategy.rollingUpdate.maxSurge invalid 7:53
          stateful | name: db\\nspec | name: db.example\\nspec | metadata.name invalid 4:9
          stateful | serviceName: db | serviceName: db.example | spec.serviceName invalid 6:16
          stateful | Parallel | parallel | spec.podManagementPolicy unsupported 8:24
          stateful | start: 1 | start: -1 | spec.ordinals.start invalid 9:21
          stateful | partition: 1 | partition: -1 | spec.updateStrategy.rollingUpdate.partition invalid 11:32
          stateful | 50% | 0 | spec.updateStrategy.rollingUpdate.maxUnavailable invalid 11:51
          stateful | 50% | 0% | spec.updateStrategy.rollingUpdate.maxUnavailable invalid 11:51
          stateful | '    rollingUpdate' | '    type: OnDelete\\n    rollingUpdate' | spec.updateStrategy.rollingUpdate invalid 12:5
          stateful | '    rollingUpdate' | '    type: Recreate\\n    rollingUpdate' | spec.updateStrategy.type unsupported 11:11
          stateful | whenDeleted: Delete | whenDeleted: Keep | spec.persistentVolumeClaimRetentionPolicy.whenDeleted unsupported 12:55
          stateful | whenDeleted: Delete | whenScaled: Keep | spec.persistentVolumeClaimRetentionPolicy.whenScaled unsupported 12:54
          stateful | [ReadWriteOnce] | [] | spec.volumeClaimTemplates[0].spec.accessModes required 28:9
          stateful | [ReadWriteOnce] | [ReadWrite] | spec.volumeClaimTemplates[0].spec.accessModes[0] unsupported 28:23
          stateful | [ReadWriteOnce] | [ReadWriteOncePod, ReadOnlyMany] | spec.volumeClaimTemplates[0].spec.accessModes forbidden 28:9
          stateful | storage: 0.5 | storage: 0 | spec.volumeClaimTemplates[0].spec.resources.requests[storage] invalid 29:41
          stateful | storage: 0.5 | cpu: 1 | spec.volumeClaimTemplates[0].spec.resources.requests[storage] required 29:21
          stateful | '        accessModes' | '        storageClassName: Fast\\n        accessModes' | spec.volumeClaimTemplates[0].spec.storageClassName invalid 28:27
          stateful | '        accessModes' | '        volumeMode: Files\\n        accessModes' | spec.volumeClaimTemplates[0].spec.volumeMode unsupported 28:21
          stateful | '        accessModes' | '        dataSource: {kind: Snapshot, name: a}\\n        accessModes' | spec.volumeClaimTemplates[0].spec.dataSource invalid 28:9
          stateful | '        accessModes' | '        dataSource: {kind: PersistentVolumeClaim, name: a}\\n        dataSourceRef: {kind: PersistentVolumeClaim, name: b}\\n        accessModes' | spec.volumeClaimTemplates[0].spec invalid 27:7
          stateful | '        accessModes' | '        dataSource: {kind: PersistentVolumeClaim, name: a}\\n        dataSourceRef: {kind: PersistentVolumeClaim, name: a, apiGroup: ""}\\n        accessModes' | spec.volumeClaimTemplates[0].spec invalid 27:7
          stateful | '        accessModes' | '        dataSource: {kind: PersistentVolumeClaim, name: a}\\n        dataSourceRef: {kind: PersistentVolumeClaim, name: a, namespace: b}\\n        accessModes' | spec.volumeClaimTemplates[0].spec invalid 27:7
          stateful | '        accessModes' | '        dataSourceRef: {kind: PersistentVolumeClaim, name: a, namespace: B}\\n        accessModes' | spec.volumeClaimTemplates[0].spec.dataSourceRef.namespace invalid 28:74
          stateful | '        accessModes' | '        dataSourceRef: {kind: A, name: a, apiGroup: example_com}\\n        accessModes' | spec.volumeClaimTemplates[0].spec.dataSourceRef.apiGroup invalid 28:53
          stateful | '      containers' | '      restartPolicy: OnFailure\\n      containers' | spec.template.spec.restartPolicy unsupported 20:22
          replicas | replicas: 0 | replicas: -1 | spec.replicas invalid 6:13
          replicas | replicas: 0 | minReadySeconds: -1 | spec.minReadySeconds invalid 6:20
          replicas | matchLabels: {app: web} | matchLabels: {app: web, b: c} | spec.selector.matchLabels[b] selector 8:32
          replicas | matchLabels: {app: web} | matchLabels: {app: web, b c: d} | spec.selector.matchLabels[b c] invalid 8:34
          controller | selector: {app: old} | selector: {app: new} | spec.selector[app] selector 7:19
          controller | '      labels: {app: old}' | '      annotations: {a: b}' | spec.template.metadata.labels template-labels 9:5
          controller | '  selector: {app: old}' | '  replicas: -1' | spec.replicas invalid 7:13
          controller | generateName: Any_Thing | generateName: a/b | metadata.generateName invalid 5:17
          controller | '  name: old\\n' | '' | metadata.generateName invalid 4:17
          controller | '      containers' | '      activeDeadlineSeconds: 5\\n      containers' | spec.template.spec.activeDeadlineSeconds forbidden 12:30
          revision | revision: 3 | revision: -3 | revision invalid 5:11
          revision | {spec: {replicas: 1}} | [1] | data required 6:1
          revision | {spec: {replicas: 1}} | null | data required 6:7
          revision | data: {spec: {replicas: 1}}\\n | '' | data required 1:1
          budget | name: Any Name | name: any/name | metadata.name invalid 4:9
          budget | '  minAvailable: 50%' | '  minAvailable: 50%\\n  maxUnavailable: 1' | spec invalid 6:1
          budget | minAvailable: 50% | minAvailable: "50" | spec.minAvailable invalid 7:17
          budget | minAvailable: 50% | maxUnavailable: 101% | spec.maxUnavailable invalid 7:19
          budget | minAvailable: 50% | maxUnavailable: -1 | spec.maxUnavailable invalid 7:19
          budget | AlwaysAllow | Never | spec.unhealthyPodEvictionPolicy unsupported 8:31
          budget | operator: Exists} | operator: Exists, values: [a]} | spec.selector.matchExpressions[0].values forbidden 11:38
          budget | [mine] | ["not mine"] | metadata.finalizers[0] invalid 5:16
          """)
  void whatTheServerRefusesIsSaidAtItsPlace(
      String object, String instead, String write, String finding) {
    var before = Objects.requireNonNull(ACCEPTED.get(object));
    assertThat(Recorded.changed(before, instead, write)).containsExactly(finding);
  }
}
