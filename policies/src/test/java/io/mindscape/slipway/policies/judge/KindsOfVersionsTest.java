package io.mindscape.slipway.policies.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which versions of Kubernetes a kind is there, and what is said of it in the others. */
final class KindsOfVersionsTest {

  /** The first and the last version that has it, by the release notes of Kubernetes. */
  @ParameterizedTest
  @CsvSource({
    "apps/v1, Deployment, 1.31, 1.37",
    "batch/v1, CronJob, 1.31, 1.37",
    "networking.k8s.io/v1, Ingress, 1.31, 1.37",
    "admissionregistration.k8s.io/v1, ValidatingAdmissionPolicy, 1.31, 1.37",
    "flowcontrol.apiserver.k8s.io/v1, FlowSchema, 1.31, 1.37",
    "flowcontrol.apiserver.k8s.io/v1beta3, FlowSchema, 1.31, 1.31",
    "flowcontrol.apiserver.k8s.io/v1beta3, PriorityLevelConfiguration, 1.31, 1.31",
    "networking.k8s.io/v1, IPAddress, 1.33, 1.37",
    "networking.k8s.io/v1, ServiceCIDR, 1.33, 1.37",
    "resource.k8s.io/v1, DeviceClass, 1.34, 1.37",
    "resource.k8s.io/v1, ResourceClaim, 1.34, 1.37",
    "storage.k8s.io/v1, VolumeAttributesClass, 1.34, 1.37",
    "admissionregistration.k8s.io/v1, MutatingAdmissionPolicy, 1.36, 1.37",
  })
  void aKindIsThereFromItsFirstVersionToItsLast(
      String apiVersion, String kind, String first, String last) {
    var having =
        Schemas.VERSIONS.stream()
            .filter(version -> Schemas.of(version).knows(apiVersion, kind))
            .toList();

    assertThat(having.getLast()).isEqualTo(first);
    assertThat(having.getFirst()).isEqualTo(last);
    assertThat(having).hasSize(minor(last) - minor(first) + 1);
    for (var version : Schemas.VERSIONS) {
      var rules = found(version, apiVersion, kind).map(Finding::rule).toList();
      if (minor(version) < minor(first)) {
        assertThat(rules).containsExactly("schema/unknown-kind");
      } else if (minor(version) > minor(last)) {
        assertThat(rules).containsExactly("schema/removed-api");
      } else {
        assertThat(rules).isEmpty();
      }
    }
  }

  private static Stream<Finding> found(String version, String apiVersion, String kind) {
    var text = "apiVersion: %s\nkind: %s\nmetadata: {name: one}\n".formatted(apiVersion, kind);
    var file = new SourceFile("one.yaml", text.getBytes(StandardCharsets.UTF_8));
    var object = Manifests.in(YamlReader.read(file)).getFirst();
    var identities = new Identities(Schemas.of(version));
    return identities.judge(object).stream();
  }

  private static int minor(String version) {
    return Integer.parseInt(version.substring(2));
  }
}
