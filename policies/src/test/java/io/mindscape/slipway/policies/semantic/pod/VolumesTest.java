package io.mindscape.slipway.policies.semantic.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.semantic.Recorded;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Volumes of each sort, as a server of 1.37 judged them. */
class VolumesTest {

  private static final Map<String, String> ACCEPTED =
      Map.ofEntries(
          Map.entry(
              "files",
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: web
              spec:
                containers:
                  - {name: main, image: app}
                volumes:
                  - {name: cache, emptyDir: {medium: Memory, sizeLimit: 64Mi}}
                  - {name: secret, secret: {secretName: login, defaultMode: 0400}}
                  - {name: config, configMap: {name: settings, items: [{key: a, path: b/c, mode: 511}]}}
                  - name: pod
                    downwardAPI:
                      items:
                        - {path: labels, fieldRef: {fieldPath: metadata.labels}}
                        - {path: cpu, resourceFieldRef: {containerName: main, resource: limits.cpu}}
                  - name: all
                    projected:
                      defaultMode: 420
                      sources:
                        - {secret: {name: login, items: [{key: a, path: secret/a}]}}
                        - {configMap: {name: settings, items: [{key: a, path: config/a}]}}
                        - {serviceAccountToken: {path: token, expirationSeconds: 600}}
                        - {clusterTrustBundle: {signerName: example.com/roots, labelSelector: {}, path: roots}}
                        - {podCertificate: {signerName: example.com/pods, keyType: ED25519, keyPath: key}}
              """),
          Map.entry(
              "places",
              """
              apiVersion: v1
              kind: PodTemplate
              metadata:
                name: web
              template:
                spec:
                  containers:
                    - {name: main, image: app}
                  volumes:
                    - {name: host, hostPath: {path: /var/log, type: Directory}}
                    - {name: claim, persistentVolumeClaim: {claimName: data}}
                    - {name: nfs, nfs: {server: nfs.example, path: /exports}}
                    - {name: csi, csi: {driver: CSI.example.com, nodePublishSecretRef: {name: s}}}
                    - {name: image, image: {reference: "registry.example/data:1", pullPolicy: Never}}
                    - {name: git, gitRepo: {repository: "https://git.example/a", directory: .}}
                    - {name: fc, fc: {wwids: ["3600508b400105e210000900000490000"]}}
                    - name: iscsi
                      iscsi: {targetPortal: "10.0.0.1:3260", iqn: "iqn.2001-04.com.example:a", lun: 0}
              """),
          Map.entry(
              "made",
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: web
              spec:
                containers:
                  - {name: main, image: app}
                volumes:
                  - name: scratch
                    ephemeral:
                      volumeClaimTemplate:
                        metadata: {labels: {app: web}}
                        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                  - {name: data, persistentVolumeClaim: {claimName: data}}
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
          files | 'name: cache, ' | '' | spec.volumes[0].name required 9:7
          files | name: cache | name: Cache | spec.volumes[0].name invalid 9:14
          files | name: cache | name: all | spec.volumes[4].name duplicate 17:13
          files | 64Mi | -1 | spec.volumes[0].emptyDir.sizeLimit forbidden 9:59
          files | emptyDir: | hostPath: {path: /a}, emptyDir: | spec.volumes[0].hostPath forbidden 9:21
          files | 'secretName: login, ' | '' | spec.volumes[1].secret.secretName required 10:22
          files | 0400 | 01000 | spec.volumes[1].secret.defaultMode invalid 10:63
          files | name: settings, items: [{key: a, path: b | items: [{key: a, path: b | spec.volumes[2].configMap.name required 11:22
          files | key: a, path: b/c | path: b/c | spec.volumes[2].configMap.items[0].key required 11:58
          files | path: b/c | path: ..b | spec.volumes[2].configMap.items[0].path invalid 11:73
          files | path: b/c | path: /b | spec.volumes[2].configMap.items[0].path invalid 11:73
          files | 511 | 512 | spec.volumes[2].configMap.items[0].mode invalid 11:84
          files | fieldPath: metadata.labels | fieldPath: spec.nodeName | spec.volumes[3].downwardAPI.items[0].fieldRef.fieldPath unsupported 15:50
          files | 'path: labels, ' | '' | spec.volumes[3].downwardAPI.items[0].path required 15:13
          files | , fieldRef: {fieldPath: metadata.labels} | '' | spec.volumes[3].downwardAPI.items[0] required 15:13
          files | 'containerName: main, ' | '' | spec.volumes[3].downwardAPI.items[1].resourceFieldRef.containerName required 16:25
          files | limits.cpu | limits.gpu | spec.volumes[3].downwardAPI.items[1].resourceFieldRef.resource unsupported 16:75
          files | 420 | -1 | spec.volumes[4].projected.defaultMode invalid 19:22
          files | config/a | secret/a | spec.volumes[4].projected.sources[1].configMap.items[0].path invalid 22:65
          files | 600 | 599 | spec.volumes[4].projected.sources[2].serviceAccountToken.expirationSeconds invalid 23:68
          files | token | ../token | spec.volumes[4].projected.sources[2].serviceAccountToken.path invalid 23:42
          files | {path: token, expirationSeconds: 600}} | {path: token, expirationSeconds: 600}, secret: {name: x}} | spec.volumes[4].projected.sources[2] forbidden 23:13
          files | example.com/roots | roots | spec.volumes[4].projected.sources[3].clusterTrustBundle.signerName invalid 24:47
          files | labelSelector: {}, path: roots | labelSelector: {} | spec.volumes[4].projected.sources[3].clusterTrustBundle.path required 24:14
          files | signerName: example.com/roots, labelSelector: {} | name: "a:Roots" | spec.volumes[4].projected.sources[3].clusterTrustBundle.name invalid 24:41
          files | ED25519 | ed25519 | spec.volumes[4].projected.sources[4].podCertificate.keyType unsupported 25:70
          files | , keyPath: key | '' | spec.volumes[4].projected.sources[4].podCertificate required 25:14
          files | keyPath: key | keyPath: key, maxExpirationSeconds: 60 | spec.volumes[4].projected.sources[4].podCertificate.maxExpirationSeconds invalid 25:115
          files | keyPath: key | keyPath: key, userAnnotations: {a: b} | spec.volumes[4].projected.sources[4].podCertificate.userAnnotations[a] invalid 25:114
          places | Directory | Folder | template.spec.volumes[0].hostPath.type unsupported 10:55
          places | /var/log | /var/../log | template.spec.volumes[0].hostPath.path invalid 10:39
          places | claimName: data | '' | template.spec.volumes[1].persistentVolumeClaim.claimName required 11:23
          places | /exports | exports | template.spec.volumes[2].nfs.path invalid 12:54
          places | CSI.example.com | csi_example | template.spec.volumes[3].csi.driver invalid 13:35
          places | {name: s} | {} | template.spec.volumes[3].csi.nodePublishSecretRef.name required 13:52
          places | Never | Sometimes | template.spec.volumes[4].image.pullPolicy unsupported 14:81
          places | 'reference: "registry.example/data:1", ' | '' | template.spec.volumes[4].image.reference required 14:23
          places | directory: . | directory: .. | template.spec.volumes[5].gitRepo.directory invalid 15:79
          places | wwids | targetWWNs | template.spec.volumes[6].fc.lun required 16:20
          places | iqn.2001-04.com.example:a | iqn.com.example:a | template.spec.volumes[7].iscsi.iqn invalid 18:53
          places | lun: 0 | lun: 256 | template.spec.volumes[7].iscsi.lun invalid 18:87
          places | lun: 0 | lun: 0, chapAuthSession: true | template.spec.volumes[7].iscsi.secretRef required 18:9
          made | {app: web} | {app: "web!"} | spec.volumes[0].ephemeral.volumeClaimTemplate.metadata.labels[app] invalid 12:36
          made | {labels | {name: a, labels | spec.volumes[0].ephemeral.volumeClaimTemplate.metadata.name forbidden 12:28
          made | 'accessModes: [ReadWriteOnce], ' | '' | spec.volumes[0].ephemeral.volumeClaimTemplate.spec.accessModes required 13:11
          made | 1Gi | 0 | spec.volumes[0].ephemeral.volumeClaimTemplate.spec.resources.requests[storage] invalid 13:80
          made | claimName: data | claimName: web-scratch | spec.volumes[1].persistentVolumeClaim.claimName invalid 14:55
          made | '        volumeClaimTemplate:\\n          metadata: {labels: {app: web}}\\n          spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}' | '        {}' | spec.volumes[0].ephemeral.volumeClaimTemplate required 10:7
          """)
  void whatTheServerRefusesIsSaidWhereItStands(
      String object, String instead, String write, String finding) {
    assertThat(Recorded.changed(Objects.requireNonNull(ACCEPTED.get(object)), instead, write))
        .containsExactly(finding);
  }
}
