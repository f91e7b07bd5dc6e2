package io.mindscape.slipway.policies.semantic.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.schema.Schemas;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Objects of a kind that a definition describes. A server of 1.37 with this definition accepted the
 * object, and refused every change of it, for these fields.
 */
class CustomKindsTest {

  private static final String DEFINITION =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: machines.recorded.example.com}
      spec:
        group: recorded.example.com
        scope: Namespaced
        names: {plural: machines, kind: Machine}
        versions:
        - name: v1
          served: true
          storage: true
          subresources: {status: {}, scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}}
          schema:
            openAPIV3Schema:
              type: object
              required: [spec]
              properties:
                metadata: {type: object, properties: {name: {type: string, maxLength: 20}}}
                status: {type: object, required: [replicas], properties: {replicas: {type: integer}}}
                spec:
                  type: object
                  required: [size, mode]
                  properties:
                    size: {type: integer, format: int32, minimum: 1, maximum: 10}
                    mode: {type: string, default: slow, enum: [slow, fast]}
                    replicas: {type: integer}
                    share: {type: number, multipleOf: 0.25}
                    code: {type: string, pattern: "[A-Z]{2}", maxLength: 4, nullable: true}
                    address: {type: string, format: ipv4}
                    since: {type: string, format: date-time}
                    port: {x-kubernetes-int-or-string: true}
                    tags: {type: array, minItems: 1, maxItems: 3, x-kubernetes-list-type: set, items: {type: string}}
                    labels: {type: object, maxProperties: 2, additionalProperties: {type: string, minLength: 1}}
                    mounts:
                      type: array
                      x-kubernetes-list-type: map
                      x-kubernetes-list-map-keys: [name]
                      items:
                        type: object
                        required: [name]
                        properties: {name: {type: string}, path: {type: string, default: /}, readOnly: {type: boolean}}
                    drive:
                      type: object
                      properties: {disk: {type: string}, tape: {type: string}, reel: {type: integer}}
                      oneOf: [{required: [disk]}, {required: [tape]}]
                    speed: {type: integer, allOf: [{minimum: 3}, {not: {enum: [5]}}]}
                    open: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {closed: {type: object, properties: {a: {type: string}}}}}
                    template: {type: object, x-kubernetes-embedded-resource: true, properties: {data: {type: object, additionalProperties: {type: string}}}}
        - name: v0
          served: false
          storage: false
          schema: {openAPIV3Schema: {type: object}}
      """;

  private static final String OBJECT =
      """
      apiVersion: recorded.example.com/v1
      kind: Machine
      metadata:
        name: press
        labels: {app: press}
      spec:
        size: 3
        mode: null
        replicas: 2
        share: 0.75
        code: ABC
        address: 10.0.0.1
        since: "2024-01-02T03:04:05Z"
        port: http
        tags: [a, b]
        labels:
          color: red
        mounts:
          - name: data
            path: /data
          - {name: tmp, readOnly: true}
        drive: {disk: big, reel: 1}
        speed: 4
        open:
          any: [thing, 1]
          closed: {a: x}
        template:
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: it, labels: {a: b}}
          data: {a: b}
      status: {}
      """;

  private static final CustomKinds KINDS = CustomKinds.of(List.of(Given.object(DEFINITION)));

  @Test
  void anObjectThatTheServerTakesIsRight() {
    assertThat(findings(OBJECT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'size: 3' | 'sice: 3' | spec.sice schema/unknown-field 7:9; spec.size schema/value 6:1
          'size: 3' | 'size: 0' | spec.size schema/value 7:9
          'size: 3' | 'size: 11' | spec.size schema/value 7:9
          'size: 3' | 'size: "3"' | spec.size schema/value 7:9
          'size: 3' | 'size: 2.5' | spec.size schema/value 7:9; spec.size schema/value 7:9
          'size: 3' | 'size: 3000000000' | spec.size schema/value 7:9; spec.size schema/value 7:9
          'size: 3' | 'size: null' | spec.size schema/value 7:9
          'mode: null' | 'mode: Slow' | spec.mode schema/value 8:9
          'mode: null' | 'mode: 1' | spec.mode schema/value 8:9; spec.mode schema/value 8:9
          'replicas: 2' | 'replicas: -1' | spec.replicas schema/value 9:13
          'share: 0.75' | 'share: 0.8' | spec.share schema/value 10:10
          'share: 0.75' | 'share: 1' | spec.share schema/value 10:10
          'code: ABC' | 'code: abc' | spec.code schema/value 11:9
          'code: ABC' | 'code: ABCDE' | spec.code schema/value 11:9
          'address: 10.0.0.1' | 'address: 10.0.0' | spec.address schema/value 12:12
          'since: "2024-01-02T03:04:05Z"' | 'since: "2024-01-02"' | spec.since schema/value 13:10
          'port: http' | 'port: 1.5' | spec.port schema/value 14:9
          'tags: [a, b]' | 'tags: [a, b, a]' | spec.tags[2] schema/value 15:16
          'tags: [a, b]' | 'tags: []' | spec.tags schema/value 15:3
          'tags: [a, b]' | 'tags: [a, b, c, d]' | spec.tags schema/value 15:3
          'tags: [a, b]' | 'tags: [a, 1]' | spec.tags[1] schema/value 15:13
          'tags: [a, b]' | 'tags: a' | spec.tags schema/value 15:9
          'color: red' | 'color: ""' | spec.labels.color schema/value 17:12
          'color: red' | 'color: red\\n    a: b\\n    c: d' | spec.labels schema/value 16:3
          'name: data' | 'name: tmp' | spec.mounts[1] schema/value 21:7
          'name: data' | 'title: data' | spec.mounts[0].title schema/unknown-field 19:14; spec.mounts[0].name schema/value 19:7
          'path: /data' | 'path: [/data]' | spec.mounts[0].path schema/value 20:7
          'disk: big, reel' | 'disk: big, tape: old, reel' | spec.drive schema/value 22:3
          'disk: big, reel' | 'reel' | spec.drive schema/value 22:3; spec.drive.disk schema/value 22:3
          'disk: big, reel: 1' | 'disk: big, reel: x' | spec.drive.reel schema/value 22:28
          'speed: 4' | 'speed: 5' | spec.speed schema/value 23:10
          'speed: 4' | 'speed: 2' | spec.speed schema/value 23:10
          'closed: {a: x}' | 'closed: {b: x}' | spec.open.closed.b schema/unknown-field 26:17
          'kind: ConfigMap' | 'kind: config_map' | spec.template.kind semantic/invalid 29:11
          'apiVersion: v1\\n' | 'apiVersion: a/b/c\\n' | spec.template.apiVersion semantic/invalid 28:17
          '    apiVersion: v1\\n' | '' | spec.template.apiVersion semantic/required 27:3
          'metadata: {name: it,' | 'metadata: {name: a/b,' | spec.template.metadata.name semantic/invalid 30:22
          'metadata: {name: it,' | 'metadata: {nam: it,' | spec.template.metadata.nam schema/unknown-field 30:16
          'labels: {a: b}' | 'labels: {a: "b c"}' | spec.template.metadata.labels[a] semantic/invalid 30:38
          'labels: {a: b}' | 'labels: {a: 1}' | spec.template.metadata.labels[a] schema/type 30:38
          'data: {a: b}' | 'date: {a: b}' | spec.template.date schema/unknown-field 31:5
          'name: press' | 'name: Press' | metadata.name semantic/invalid 4:9
          'name: press' | 'name: a-press-with-a-very-long-name' | metadata.name schema/value 4:9
          'name: press\\n' | '' | metadata.name semantic/required 3:1
          'labels: {app: press}' | 'labels: {app: 1}' | metadata.labels[app] schema/type 5:17
          'status: {}' | 'status: {x: 1}' | status.x schema/unknown-field 32:13
          'status: {}' | 'statos: {}' | statos schema/unknown-field 32:1
          'spec:\\n' | 'spec:\\n  <<: {size: 3}\\n' | spec.size schema/duplicate-field 8:3
          """)
  void whatTheServerRefusesIsSaidWhereItStands(String instead, String write, String found) {
    var before = instead.replace("\\n", "\n");
    var after = write.replace("\\n", "\n");
    int at = OBJECT.indexOf(before);

    assertThat(at).isNotNegative();
    assertThat(findings(OBJECT.substring(0, at) + after + OBJECT.substring(at + before.length())))
        .isEqualTo(found);
  }

  @Test
  void aKindIsKnownInTheVersionsThatAreServed() {
    var unserved = Given.object(OBJECT.replace("example.com/v1", "example.com/v0"));

    assertThat(KINDS.knows(Given.object(OBJECT))).isTrue();
    assertThat(KINDS.knows(unserved)).isFalse();
    assertThat(KINDS.otherVersions(unserved)).containsExactly("recorded.example.com/v1");
  }

  @Test
  void anObjectHasToBeRightByAnyOfSeveralDefinitions() {
    var wider = Given.object(DEFINITION.replace("maximum: 10", "maximum: 100"));
    var both = CustomKinds.of(List.of(Given.object(DEFINITION), wider));
    var large = Given.object(OBJECT.replace("size: 3", "size: 50"));

    assertThat(KINDS.judge(large, Schemas.builtIn())).isNotEmpty();
    assertThat(both.judge(large, Schemas.builtIn())).isEmpty();
  }

  private static String findings(String object) {
    return KINDS.judge(Given.object(object), Schemas.builtIn()).stream()
        .map(
            finding ->
                "%s %s %d:%d"
                    .formatted(
                        finding.field(),
                        finding.rule(),
                        finding.place().line(),
                        finding.place().column()))
        .collect(Collectors.joining("; "));
  }
}
