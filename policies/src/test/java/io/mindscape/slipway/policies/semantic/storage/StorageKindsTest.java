package io.mindscape.slipway.policies.semantic.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.semantic.Recorded;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims and the kinds of storage.k8s.io, as a server of 1.37 judged them. */
class StorageKindsTest {

  private static final Map<String, String> ACCEPTED =
      Map.ofEntries(
          Map.entry(
              "claim",
              """
              apiVersion: v1
              kind: PersistentVolumeClaim
              metadata:
                name: data
              spec:
                accessModes: [ReadWriteOnce]
                storageClassName: fast
                resources: {requests: {storage: 10Gi}}
                dataSource: {kind: PersistentVolumeClaim, name: old}
                dataSourceRef: {kind: PersistentVolumeClaim, name: old}
              """),
          Map.entry(
              "class",
              """
              apiVersion: storage.k8s.io/v1
              kind: StorageClass
              metadata:
                name: fast
              provisioner: CSI.example.com
              parameters: {type: ssd}
              reclaimPolicy: Retain
              volumeBindingMode: WaitForFirstConsumer
              allowedTopologies:
                - matchLabelExpressions: [{key: zone, values: [a, b]}]
                - matchLabelExpressions: [{key: zone, values: [c]}]
              """),
          Map.entry(
              "attributes",
              """
              apiVersion: storage.k8s.io/v1
              kind: VolumeAttributesClass
              metadata:
                name: gold
              driverName: csi.example.com
              parameters: {iops: "4000"}
              """),
          Map.entry(
              "attachment",
              """
              apiVersion: storage.k8s.io/v1
              kind: VolumeAttachment
              metadata:
                name: attached
              spec:
                attacher: csi.example.com
                nodeName: node-1
                source:
                  inlineVolumeSpec:
                    accessModes: [ReadWriteOnce]
                    csi: {driver: csi.example.com, volumeHandle: v}
              """),
          Map.entry(
              "driver",
              """
              apiVersion: storage.k8s.io/v1
              kind: CSIDriver
              metadata:
                name: csi.example.com
              spec:
                fsGroupPolicy: File
                volumeLifecycleModes: [Persistent, Ephemeral]
                nodeAllocatableUpdatePeriodSeconds: 10
                serviceAccountTokenInSecrets: true
                tokenRequests:
                  - {audience: vault, expirationSeconds: 600}
                  - {audience: ""}
              """),
          Map.entry(
              "node",
              """
              apiVersion: storage.k8s.io/v1
              kind: CSINode
              metadata:
                name: node-1
              spec:
                drivers:
                  - {name: csi.example.com, nodeID: n1, topologyKeys: [zone, rack], allocatable: {count: 0}}
                  - {name: other.example.com, nodeID: n2}
              """),
          Map.entry(
              "capacity",
              """
              apiVersion: storage.k8s.io/v1
              kind: CSIStorageCapacity
              metadata:
                name: fast-a
              storageClassName: fast
              nodeTopology: {matchLabels: {zone: a}}
              capacity: 0
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
          claim | [ReadWriteOnce] | [] | spec.accessModes required 6:3
          claim | 10Gi | "-1" | spec.resources.requests[storage] invalid 8:35
          claim | requests: {storage: 10Gi} | '' | spec.resources.requests[storage] required 8:3
          claim | dataSource: {kind: PersistentVolumeClaim, name: old} | dataSource: {kind: PersistentVolumeClaim, name: new} | spec invalid 5:1
          claim | dataSource: {kind: PersistentVolumeClaim, name: old} | dataSource: {kind: PersistentVolumeClaim, name: old, apiGroup: ""} | spec invalid 5:1
          class | CSI.example.com | csi/example/com | provisioner invalid 5:14
          class | {type: ssd} | {"": ssd} | parameters invalid 6:1
          class | Retain | Recycle | reclaimPolicy unsupported 7:16
          class | WaitForFirstConsumer | Later | volumeBindingMode unsupported 8:20
          class | [c] | [b, a] | allowedTopologies[1].matchLabelExpressions duplicate 11:5
          class | [c] | [] | allowedTopologies[1].matchLabelExpressions[0].values required 11:41
          class | [{key: zone, values: [c]}] | [] | allowedTopologies[1].matchLabelExpressions duplicate 11:5
          class | [a, b] | [a, a] | allowedTopologies[0].matchLabelExpressions[0].values[1] duplicate 10:53
          attributes | {iops: "4000"} | {} | parameters required 6:1
          attributes | csi.example.com | "" | driverName required 5:13
          attachment | node-1 | Node | spec.nodeName invalid 7:13
          attachment | attacher: csi.example.com | attacher: a-name-that-is-longer-than-sixty-three-bytes.drivers.example.com | spec.attacher too-long 6:13
          attachment | '      csi: {driver: csi.example.com, volumeHandle: v}\\n' | '      csi: {driver: csi.example.com, volumeHandle: v}\\n      capacity: {storage: 1}\\n' | spec.source.inlineVolumeSpec.capacity forbidden 12:7
          attachment | '      accessModes' | '      volumeMode: ""\\n      accessModes' | spec.source.inlineVolumeSpec.volumeMode forbidden 10:19
          attachment | '    inlineVolumeSpec' | '    persistentVolumeName: pv\\n    inlineVolumeSpec' | spec.source forbidden 8:3
          driver | File | file | spec.fsGroupPolicy unsupported 6:18
          driver | Ephemeral | Inline | spec.volumeLifecycleModes[1] unsupported 7:38
          driver | Seconds: 10 | Seconds: 9 | spec.nodeAllocatableUpdatePeriodSeconds invalid 8:39
          driver | 600 | 599 | spec.tokenRequests[0].expirationSeconds invalid 11:44
          driver | "" | vault | spec.tokenRequests[1].audience duplicate 12:18
          driver | '  tokenRequests:\\n    - {audience: vault, expirationSeconds: 600}\\n    - {audience: ""}\\n' | '' | spec.serviceAccountTokenInSecrets invalid 9:33
          node | other.example.com | csi.example.com | spec.drivers[1].name duplicate 8:14
          node | n2 | "" | spec.drivers[1].nodeID required 8:41
          node | rack | zone | spec.drivers[0].topologyKeys[1] duplicate 7:64
          node | count: 0 | count: -1 | spec.drivers[0].allocatable.count invalid 7:92
          capacity | fast\\n | Fast\\n | storageClassName invalid 5:19
          capacity | {zone: a} | {zone: "a b"} | nodeTopology.matchLabels[zone] invalid 6:36
          capacity | capacity: 0 | capacity: "-1" | capacity invalid 7:11
          """)
  void whatTheServerRefusesIsSaidAtItsPlace(
      String object, String instead, String write, String finding) {
    var before = Objects.requireNonNull(ACCEPTED.get(object));
    assertThat(Recorded.changed(before, instead, write)).containsExactly(finding);
  }
}
