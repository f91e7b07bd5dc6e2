package io.mindscape.slipway.policies.semantic.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.schema.Schemas;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rules in CEL. A server of 1.37 with this definition accepted the object, and refused every change
 * of it, for these fields.
 */
class CustomRulesTest {

  private static final String DEFINITION =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: gates.shop.example.com}
      spec:
        group: shop.example.com
        scope: Cluster
        names: {plural: gates, kind: Gate}
        versions:
        - name: v1
          served: true
          storage: true
          subresources: {status: {}}
          schema:
            openAPIV3Schema:
              type: object
              x-kubernetes-validations:
              - {rule: "self.metadata.name.size() <= 12", message: the name is too long, reason: FieldValueForbidden}
              - {rule: "!has(self.spec.least) || !has(self.spec.most) || self.spec.least <= self.spec.most", messageExpression: "'least is above ' + (self.spec.most > 3 ? 'most' : 'little')", fieldPath: .spec.least}
              properties:
                status: {type: object, properties: {ready: {type: boolean}}, x-kubernetes-validations: [{rule: "self.ready"}]}
                spec:
                  type: object
                  x-kubernetes-validations:
                  - {rule: "!has(self.set) || self.set.size() < 4 || 'x' in self.set"}
                  - {rule: "has(self.maybe) || !has(self.anchor)", message: "anchor needs maybe", reason: FieldValueRequired, fieldPath: .maybe}
                  - {rule: "!has(self.setOne) || !has(self.setTwo) || self.setOne == self.setTwo", message: not the same set}
                  - {rule: "!has(self.setOne) || !has(self.setTwo) || (self.setOne + self.setTwo).size() <= 3"}
                  - {rule: "oldSelf.least == self.least", message: it does not change}
                  - {rule: "!oldSelf.hasValue() || oldSelf.value().least == self.least", optionalOldSelf: true}
                  - {rule: "oldSelf.hasValue() || !has(self.onlyLater)", optionalOldSelf: true, message: only later}
                  properties:
                    least: {type: integer, default: 1}
                    most: {type: integer}
                    onlyLater: {type: string}
                    ratio: {type: number, x-kubernetes-validations: [{rule: "self >= 0.0 && self < 1.0"}, {rule: "1.0 / self > 2.0 || self == 0.0"}]}
                    share: {type: integer, x-kubernetes-validations: [{rule: "100 / self > 3"}]}
                    set: {type: array, maxItems: 10, x-kubernetes-list-type: set, items: {type: string, maxLength: 20}, x-kubernetes-validations: [{rule: "self.all(x, x.startsWith('a') || x == 'x')", messageExpression: "'wrong: ' + self[0]"}]}
                    setOne: {type: array, maxItems: 10, x-kubernetes-list-type: set, items: {type: string, maxLength: 20}}
                    setTwo: {type: array, maxItems: 10, x-kubernetes-list-type: set, items: {type: string, maxLength: 20}}
                    maybe: {type: string, nullable: true}
                    anchor: {type: string, maxLength: 50, x-kubernetes-validations: [{rule: "self.matches('^[a-z]+$')"}, {rule: "self != 'bad'", messageExpression: "self == 'bad' ? '' : 'x'", message: "   it is bad "}]}
                    both: {type: array, maxItems: 2, items: {type: array, maxItems: 5, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [name], items: {type: object, required: [name], properties: {name: {type: string, maxLength: 10}, value: {type: integer}}}}, x-kubernetes-validations: [{rule: "self.size() < 2 || self[0] == self[1]", message: not the same}, {rule: "self.size() < 2 || (self[0] + self[1]).size() == self[0].size()"}]}
                    target: {x-kubernetes-int-or-string: true, x-kubernetes-validations: [{rule: "type(self) == int ? self > 0 : self.endsWith('%')"}]}
                    size: {x-kubernetes-int-or-string: true, pattern: "^[0-9A-Za-z.]*$", maxLength: 20, x-kubernetes-validations: [{rule: "isQuantity(string(self)) && quantity(string(self)).isLessThan(quantity('1Gi'))", message: too much}]}
                    since: {type: string, format: date-time, x-kubernetes-validations: [{rule: "self > timestamp('2020-01-01T00:00:00Z')"}]}
                    day: {type: string, format: date, x-kubernetes-validations: [{rule: "self.getDayOfWeek() != 0"}]}
                    wait: {type: string, format: duration, x-kubernetes-validations: [{rule: "self < duration('1h')"}]}
                    bytes: {type: string, format: byte, maxLength: 100, x-kubernetes-validations: [{rule: "size(self) > 2"}]}
                    address: {type: string, maxLength: 50, x-kubernetes-validations: [{rule: "isIP(self) && ip(self).family() == 4"}]}
                    where: {type: string, maxLength: 100, x-kubernetes-validations: [{rule: "url(self).getScheme() == 'https'"}]}
                    labels: {type: object, maxProperties: 5, additionalProperties: {type: string, maxLength: 20, x-kubernetes-validations: [{rule: "self != 'no'"}]}, x-kubernetes-validations: [{rule: "self.all(k, k.size() < 8)"}, {rule: "!('bad' in self)"}, {rule: "self.?kind.orValue('a') in ['a', 'b']"}]}
                    odd-name: {type: string, maxLength: 10}
                    namespace: {type: string, maxLength: 10}
                    names: {type: object, properties: {odd-name: {type: integer}, namespace: {type: integer}, a__b: {type: integer}, a.b: {type: integer}, "1x": {type: integer, x-kubernetes-validations: [{rule: "self < 5"}]}}, x-kubernetes-validations: [{rule: "!has(self.odd__dash__name) || self.odd__dash__name > 1"}, {rule: "!has(self.__namespace__) || self.__namespace__ > 1"}, {rule: "!has(self.a__underscores__b) || self.a__underscores__b > 1"}, {rule: "!has(self.a__dot__b) || self.a__dot__b > 1"}]}
                    template: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true, x-kubernetes-validations: [{rule: "self.kind == 'Pod' && self.metadata.name.startsWith('p')"}]}
                    plain: {type: object, default: {a: 2}, properties: {a: {type: integer}, b: {type: integer}}, x-kubernetes-validations: [{rule: "self.a > 1"}, {rule: "self == oldSelf || true"}]}
                    deep: {type: array, maxItems: 50, items: {type: array, maxItems: 50, items: {type: integer, x-kubernetes-validations: [{rule: "self % 2 == 0", messageExpression: "'it is odd'"}]}}}
                    many: {type: array, maxItems: 30, items: {type: string, maxLength: 30}, x-kubernetes-validations: [{rule: "self.all(x, self.exists_one(y, x == y))", message: twice}]}
      """;

  private static final String OBJECT =
      """
      apiVersion: shop.example.com/v1
      kind: Gate
      metadata: {name: full}
      spec:
        least: 2
        most: 5
        ratio: 0.25
        share: 20
        set: [a, ab, x]
        setOne: [p, q]
        setTwo: [q, p]
        maybe: m
        anchor: abc
        both: [[{name: a, value: 1}, {name: b}], [{name: b}, {name: a, value: 1}]]
        target: 5%
        size: 100Mi
        since: "2024-01-02T03:04:05Z"
        day: "2024-01-02"
        wait: 30m
        bytes: aGVsbG8=
        address: 10.0.0.1
        where: https://example.com/
        labels: {a: b, kind: b}
        odd-name: x
        namespace: z
        names: {odd-name: 2, namespace: 3, a__b: 4, a.b: 5, "1x": 1}
        template: {apiVersion: v1, kind: Pod, metadata: {name: pod}, spec: {}}
        plain: {a: 3, b: 1}
        deep: [[2, 4], [], [0]]
        many: [a, b, c]
      """;

  private static final CustomKinds KINDS = CustomKinds.of(List.of(Given.object(DEFINITION)));

  @Test
  void anObjectThatBreaksNoRuleIsRight() {
    assertThat(findings(OBJECT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
            'name: full' | 'name: a-name-of-thirteen' | null schema/rule 1:1
            'least: 2' | 'least: 6' | spec.least schema/rule 5:10
            'ratio: 0.25' | 'ratio: 1.5' | spec.ratio schema/rule 7:10; spec.ratio schema/rule 7:10
            'share: 20' | 'share: 0' | spec.share schema/rule 8:10
            'set: [a, ab, x]' | 'set: [a, b]' | spec.set schema/rule 9:3
            'setTwo: [q, p]' | 'setTwo: [q, r]' | spec schema/rule 4:1
            'anchor: abc' | 'anchor: bad' | spec.anchor schema/rule 13:11
            'both: [[{name: a, value: 1},' | 'both: [[{name: a, value: 2},' | spec.both schema/rule 14:3
            'target: 5%' | 'target: 0' | spec.target schema/rule 15:11
            'size: 100Mi' | 'size: 2Gi' | spec.size schema/rule 16:9
            'since: "2024-01-02T03:04:05Z"' | 'since: "2019-01-02T03:04:05Z"' | spec.since schema/rule 17:10
            'day: "2024-01-02"' | 'day: "2024-01-07"' | spec.day schema/rule 18:8
            'wait: 30m' | 'wait: 2h' | spec.wait schema/rule 19:9
            'bytes: aGVsbG8=' | 'bytes: YQ==' | spec.bytes schema/rule 20:10
            'address: 10.0.0.1' | 'address: "::1"' | spec.address schema/rule 21:12
            'where: https://example.com/' | 'where: http://example.com/' | spec.where schema/rule 22:10
            'labels: {a: b,' | 'labels: {a: no-no, bad: b,' | spec.labels schema/rule 23:3
            'odd-name: 2,' | 'odd-name: 1,' | spec.names schema/rule 26:3
            'a.b: 5,' | 'a.b: 0,' | spec.names schema/rule 26:3
            '"1x": 1' | '"1x": 9' | spec.names.1x schema/rule 26:61
            'metadata: {name: pod}' | 'metadata: {name: job}' | spec.template schema/rule 27:3
            'plain: {a: 3,' | 'plain: {a: 1,' | spec.plain schema/rule 28:3
            'deep: [[2, 4],' | 'deep: [[2, 3],' | spec.deep[0][1] schema/rule 29:14
            'many: [a, b, c]' | 'many: [a, b, a]' | spec.many schema/rule 30:3
            'least: 2' | 'least: 2\\n  onlyLater: x' | spec schema/rule 4:1
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
  void messagesAreThoseOfTheRules() {
    var broken =
        OBJECT.replace("set: [a, ab, x]", "set: [b]").replace("many: [a, b, c]", "many: [a, a]");

    assertThat(KINDS.judge(Given.object(broken), Schemas.builtIn()))
        .extracting(Finding::message)
        .containsExactly("spec.set breaks a rule: wrong: b", "spec.many breaks a rule: twice");
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
