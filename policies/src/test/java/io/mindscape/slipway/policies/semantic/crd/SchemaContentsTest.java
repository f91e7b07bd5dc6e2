package io.mindscape.slipway.policies.semantic.crd;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.semantic.Semantics;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Defaults and rules of a definition. A server of 1.37 accepted the definition, and refused every
 * change of it, for these fields of its specification.
 */
class SchemaContentsTest {

  private static final String OBJECT =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: machines.fresh.example.com}
      spec:
        group: fresh.example.com
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
                    filled: {type: object, default: {a: 1}, properties: {a: {type: integer}, b: {type: string, default: x}}, x-kubernetes-validations: [{rule: "self.a > 0", messageExpression: "'a is too small'"}]}
                    kept: {type: array, maxItems: 5, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k], items: {type: object, required: [k], properties: {k: {type: string}}, x-kubernetes-validations: [{rule: "self == oldSelf"}]}}
                    later: {type: integer, x-kubernetes-validations: [{rule: "oldSelf.hasValue()", optionalOldSelf: true}]}
                    speed: {type: integer, allOf: [{minimum: 3}, {not: {enum: [5]}}]}
                    open: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {closed: {type: object, properties: {a: {type: string}}}}}
                    template: {type: object, x-kubernetes-embedded-resource: true, properties: {data: {type: object, additionalProperties: {type: string}}}}
        - name: v0
          served: false
          storage: false
          schema: {openAPIV3Schema: {type: object}}
      """;

  private static final String PROPERTIES =
      "spec.versions[0].schema.openAPIV3Schema.properties[spec].properties";

  @Test
  void aDefinitionWhoseDefaultsAndRulesAreRightIsRight() {
    assertThat(findings(OBJECT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
            'default: {a: 1}' | 'default: {a: x}' | [filled].default.a semantic/invalid 46:51
            'default: {a: 1}' | 'default: {c: 1}' | [filled].default semantic/invalid 46:38
            'default: {a: 1}' | 'default: {a: 0}' | [filled].default semantic/invalid 46:38
            'default: {a: 1}' | 'default: []' | [filled].default semantic/invalid 46:38
            'default: slow' | 'default: quick' | [mode].default semantic/invalid 25:45
            'default: slow' | 'default: 1' | [mode].default semantic/invalid 25:45; [mode].default semantic/invalid 25:45
            'default: /' | 'default: 5' | [mounts].items.properties[path].default semantic/invalid 41:84
            'b: {type: string, default: x}' | 'b: {type: string, default: x, maxLength: 0}' | [filled].properties[b].default semantic/invalid 46:115
            '"self.a > 0"' | '"self.a > ''x''"' | [filled].x-kubernetes-validations[0].rule semantic/invalid 46:154
            '"self.a > 0"' | '"self.a"' | [filled].x-kubernetes-validations[0].rule semantic/invalid 46:154
            '"self.a > 0"' | '"self.b.c == 1"' | [filled].x-kubernetes-validations[0].rule semantic/invalid 46:154
            '"self.a > 0"' | '"object.a > 0"' | [filled].x-kubernetes-validations[0].rule semantic/invalid 46:154
            '"''a is too small''"' | '"self.a"' | [filled].x-kubernetes-validations[0].messageExpression semantic/invalid 46:187
            '"''a is too small''"' | '"''a is"' | [filled].x-kubernetes-validations[0].messageExpression semantic/invalid 46:187
            'x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k],' | 'x-kubernetes-list-type: atomic,' | [kept].items.x-kubernetes-validations[0].rule semantic/invalid 47:184
            '"oldSelf.hasValue()"' | '"self > 0"' | [later].x-kubernetes-validations[0].optionalOldSelf semantic/forbidden 48:101
            '"oldSelf.hasValue()", optionalOldSelf: true' | '"oldSelf.hasValue()"' | [later].x-kubernetes-validations[0].rule semantic/invalid 48:72
            'template: {type: object,' | 'template: {type: object, default: {apiVersion: v1},' | [template].default semantic/invalid 51:40
            'template: {type: object,' | 'template: {type: object, default: {apiVersion: v1, kind: a_b},' | [template].default semantic/invalid 51:40
            'template: {type: object,' | 'template: {type: object, default: {apiVersion: v1, kind: A, metadata: {name: a/b}},' | [template].default semantic/invalid 51:40
            'template: {type: object,' | 'template: {type: object, default: {apiVersion: v1, kind: A, metadata: {labels: {a: 1}}},' | [template].default semantic/invalid 51:40
            'address: {type: string,' | 'address: {type: string, default: 10.0.0,' | [address].default semantic/invalid 29:48
          """)
  void whatTheServerRefusesIsSaidWhereItStands(String instead, String write, String found) {
    var before = instead.replace("\\n", "\n");
    var after = write.replace("\\n", "\n");
    int at = OBJECT.indexOf(before);

    assertThat(at).isNotNegative();
    assertThat(findings(OBJECT.substring(0, at) + after + OBJECT.substring(at + before.length())))
        .isEqualTo(found);
  }

  private static String findings(String object) {
    return Semantics.refusals(Given.object(object), Set.of()).stream()
        .map(
            finding ->
                "%s %s %d:%d"
                    .formatted(
                        String.valueOf(finding.field()).replace(PROPERTIES, ""),
                        finding.rule(),
                        finding.place().line(),
                        finding.place().column()))
        .collect(Collectors.joining("; "));
  }
}
