package io.mindscape.slipway.policies.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.schema.ApiDocument;
import io.mindscape.slipway.policies.schema.OpenApi;
import io.mindscape.slipway.policies.schema.Schemas;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {

  /** What a server with one kind says of itself under {@code /openapi/v3}. */
  private static final String OPENAPI =
      """
      {"paths": {"/apis/resource.k8s.io/v1beta2/deviceclasses": {"post": {
          "x-kubernetes-action": "post",
          "x-kubernetes-group-version-kind":
              {"group": "resource.k8s.io", "version": "v1beta2", "kind": "DeviceClass"},
          "requestBody": {"content": {"*/*": {"schema": {"$ref": "#/components/schemas/Class"}}}}}}},
       "components": {"schemas": {
          "Class": {"type": "object", "properties": {
              "apiVersion": {"type": "string"},
              "kind": {"type": "string"},
              "metadata": {"type": "object", "additionalProperties": {"type": "string"}},
              "spec": {"allOf": [{"$ref": "#/components/schemas/Spec"}]}}},
          "Spec": {"type": "object", "properties": {"size": {"type": "integer", "format": "int32"}}}}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          extensions/v1beta1 | Ingress | Ingress in extensions/v1beta1 was removed in Kubernetes 1.22, and the cluster has 1.37. Write networking.k8s.io/v1
          policy/v1beta1 | PodSecurityPolicy | removed in Kubernetes 1.25, and the cluster has 1.37. Nothing took its place.
          resource.k8s.io/v1beta1 | DeviceClass | Kubernetes 1.37 serves no DeviceClass in resource.k8s.io/v1beta1 unless it is told to, and will not after 1.37. Write resource.k8s.io/v1
          """)
  void aVersionThatIsGoneNamesWhatToWrite(String api, String kind, String words) {
    var findings =
        new Refusals(Schemas.builtIn())
            .judge(
                Given.object(
                    "{apiVersion: %s, kind: %s, metadata: {name: a}}".formatted(api, kind)));

    assertThat(findings).extracting(Finding::rule).containsExactly("schema/removed-api");
    assertThat(findings.get(0).message()).contains(words);
  }

  @Test
  void aKindOfAVersionThatIsStillToComeIsNotJudged() {
    var workload =
        Given.object(
            "{apiVersion: scheduling.k8s.io/v1beta1, kind: Workload, metadata: {name: a}}");
    var refusals = new Refusals(Schemas.builtIn());

    assertThat(refusals.knows(workload)).isFalse();
    assertThat(refusals.judge(workload)).isEmpty();
  }

  @Test
  void aServersOwnDescriptionIsASchema() throws IOException {
    var refusals = new Refusals(schemas("1.37"));
    var object =
        Given.object(
            "{apiVersion: resource.k8s.io/v1beta2, kind: DeviceClass, metadata: {name: a}, spec:"
                + " {size: big, sise: 1}}");

    assertThat(refusals.knows(object)).isTrue();
    assertThat(refusals.judge(object))
        .extracting(Finding::field)
        .containsExactly("spec.size", "spec.sise");
  }

  @Test
  void whatIsDeprecatedAndServedIsAWarning() throws IOException {
    var object =
        Given.object(
            "{apiVersion: resource.k8s.io/v1beta2, kind: DeviceClass, metadata: {name: a}}");

    var findings = new Refusals(schemas("1.37")).deprecations(object);

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).severity()).isEqualTo(Severity.WARNING);
    assertThat(findings.get(0).message())
        .isEqualTo(
            "DeviceClass in resource.k8s.io/v1beta2 is deprecated since Kubernetes 1.36, and gone"
                + " in 1.39. Write resource.k8s.io/v1.");
    assertThat(new Refusals(schemas("1.35")).deprecations(object)).isEmpty();
  }

  private static Schemas schemas(String version) throws IOException {
    return OpenApi.read(version, List.of(new ApiDocument("apis/example/v1", OPENAPI)));
  }
}
