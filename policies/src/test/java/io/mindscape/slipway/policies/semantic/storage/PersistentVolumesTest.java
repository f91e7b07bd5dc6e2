package io.mindscape.slipway.policies.semantic.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.semantic.Recorded;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Persistent volumes, as a server of 1.37 judged them. */
class PersistentVolumesTest {

  private static final Map<String, String> ACCEPTED =
      Map.ofEntries(
          Map.entry(
              "csi",
              """
              apiVersion: v1
              kind: PersistentVolume
              metadata:
                name: fast-1
              spec:
                capacity: {storage: 10Gi}
                accessModes: [ReadWriteOnce, ReadOnlyMany]
                persistentVolumeReclaimPolicy: Delete
                storageClassName: fast
                volumeAttributesClassName: gold
                volumeMode: Block
                csi:
                  driver: CSI.example.com
                  volumeHandle: vol-1
                  nodePublishSecretRef: {name: key, namespace: default}
                nodeAffinity:
                  required:
                    nodeSelectorTerms:
                      - matchExpressions: [{key: zone, operator: In, values: [a, b]}]
                        matchFields: [{key: metadata.name, operator: NotIn, values: [node-1]}]
              """),
          Map.entry(
              "host",
              """
              apiVersion: v1
              kind: PersistentVolume
              metadata:
                name: host
              spec:
                capacity: {storage: 1Gi}
                accessModes: [ReadWriteOncePod]
                persistentVolumeReclaimPolicy: Recycle
                hostPath: {path: /data, type: ""}
              """),
          Map.entry(
              "nfs",
              """
              apiVersion: v1
              kind: PersistentVolume
              metadata:
                name: shared
                annotations: {volume.beta.kubernetes.io/mount-options: hard}
              spec:
                capacity: {storage: 1Gi}
                accessModes: [ReadWriteMany]
                nfs: {server: files.example.com, path: /exports}
              """),
          Map.entry(
              "local",
              """
              apiVersion: v1
              kind: PersistentVolume
              metadata:
                name: disk
              spec:
                capacity: {storage: 1Gi}
                accessModes: [ReadWriteOnce]
                local: {path: /mnt/disk}
                nodeAffinity: {required: {nodeSelectorTerms: [{}]}}
              """),
          Map.entry(
              "iscsi",
              """
              apiVersion: v1
              kind: PersistentVolume
              metadata:
                name: block
              spec:
                capacity: {storage: 1Gi}
                accessModes: [ReadWriteOnce]
                iscsi:
                  targetPortal: 10.0.0.1:3260
                  iqn: iqn.2001-04.com.example:storage
                  lun: 255
                  chapAuthSession: true
                  secretRef: {name: chap}
                  initiatorName: eui.0123456789abcdef
              """),
          Map.entry(
              "quobyte",
              """
              apiVersion: v1
              kind: PersistentVolume
              metadata:
                name: quobyte
              spec:
                capacity: {storage: 1Gi}
                accessModes: [ReadWriteMany]
                quobyte: {registry: "one:7861,[fd00::1]:7861", volume: data}
              """),
          Map.entry(
              "azure",
              """
              apiVersion: v1
              kind: PersistentVolume
              metadata:
                name: azure
              spec:
                capacity: {storage: 1Gi}
                accessModes: [ReadWriteOnce]
                azureDisk: {diskName: a, diskURI: "https://a.example/b.vhd"}
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
          csi | name: fast-1 | name: Fast | metadata.name invalid 4:9
          csi | {storage: 10Gi} | {} | spec.capacity required 6:3
          csi | 10Gi | 0 | spec.capacity[storage] invalid 6:23
          csi | storage: 10Gi | memory: 10Gi | spec.capacity invalid 6:3
          csi | 10Gi | "9223372036854775808" | spec.capacity[storage] invalid 6:23
          csi | 10Gi | 18446744073709551615 | spec.capacity[storage] invalid 6:23
          csi | ReadOnlyMany | ReadWriteOncePod | spec.accessModes forbidden 7:3
          csi | ReadOnlyMany | RWO | spec.accessModes[1] unsupported 7:32
          csi | Delete | delete | spec.persistentVolumeReclaimPolicy unsupported 8:34
          csi | storageClassName: fast | storageClassName: Fast | spec.storageClassName invalid 9:21
          csi | gold | "" | spec.volumeAttributesClassName required 10:30
          csi | Block | block | spec.volumeMode unsupported 11:15
          csi | CSI.example.com | csi_example | spec.csi.driver invalid 13:13
          csi | vol-1 | "" | spec.csi.volumeHandle required 14:19
          csi | 'name: key, ' | '' | spec.csi.nodePublishSecretRef.name required 15:5
          csi | namespace: default | namespace: a.b | spec.csi.nodePublishSecretRef.namespace invalid 15:50
          csi | operator: In | operator: Gt | spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values required 19:56
          csi | operator: In | operator: Equals | spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].operator invalid 19:52
          csi | key: zone | key: "a zone" | spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].key invalid 19:36
          csi | [a, b] | [a, b, "c d"] | spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values[2] invalid 19:71
          csi | [node-1] | [node-1, node-2] | spec.nodeAffinity.required.nodeSelectorTerms[0].matchFields[0].values required 20:63
          csi | metadata.name | spec.name | spec.nodeAffinity.required.nodeSelectorTerms[0].matchFields[0].key invalid 20:31
          csi | '  csi:' | '  nfs: {server: a, path: /b}\\n  csi:' | spec.csi forbidden 13:3
          host | /data | / | spec.persistentVolumeReclaimPolicy forbidden 8:34
          host | "" | Disk | spec.hostPath.type unsupported 9:33
          host | '  hostPath: {path: /data, type: ""}\\n' | '' | spec required 5:1
          nfs | /exports | exports | spec.nfs.path invalid 9:42
          nfs | 'server: files.example.com, ' | '' | spec.nfs.server required 9:3
          nfs | nfs: {server: files.example.com, path: /exports} | hostPath: {path: /a} | metadata.annotations[volume.beta.kubernetes.io/mount-options] forbidden 5:58
          local | '  nodeAffinity: {required: {nodeSelectorTerms: [{}]}}\\n' | '' | spec.nodeAffinity required 5:1
          local | [{}] | [] | spec.nodeAffinity.required.nodeSelectorTerms required 9:29
          local | required: {nodeSelectorTerms: [{}]} | '' | spec.nodeAffinity.required required 9:3
          iscsi | 2001-04 | 2001-4 | spec.iscsi.iqn invalid 10:10
          iscsi | 255 | 256 | spec.iscsi.lun invalid 11:10
          iscsi | '    secretRef: {name: chap}\\n' | '' | spec.iscsi.secretRef required 8:3
          iscsi | eui.0123456789abcdef | eui.0123 | spec.iscsi.initiatorName invalid 14:20
          iscsi | 10.0.0.1:3260 | a-portal-with-a-name-that-is-too-long.example.com:3260-and-more | spec.iscsi.targetPortal invalid 9:19
          quobyte | one:7861 | one | spec.quobyte.registry invalid 8:23
          azure | https: | http: | spec.azureDisk.diskURI invalid 8:37
          azure | diskName: a | diskName: a, cachingMode: "" | spec.azureDisk.cachingMode unsupported 8:41
          """)
  void whatTheServerRefusesIsSaidAtItsPlace(
      String object, String instead, String write, String finding) {
    var before = Objects.requireNonNull(ACCEPTED.get(object));
    assertThat(Recorded.changed(before, instead, write)).containsExactly(finding);
  }
}
