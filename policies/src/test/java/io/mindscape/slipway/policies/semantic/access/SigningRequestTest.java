package io.mindscape.slipway.policies.semantic.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.semantic.Recorded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SigningRequestTest {

  private static final String OBJECT =
      """
      apiVersion: certificates.k8s.io/v1
      kind: CertificateSigningRequest
      metadata:
        name: request
      spec:
        signerName: kubernetes.io/kube-apiserver-client
        usages: [client auth]
        request: REQUEST
      """;

  @ParameterizedTest(name = "{1}")
  @CsvFileSource(resources = "signing-requests.txt", delimiter = '|', commentCharacter = '#')
  void takesWhatTheServerTakes(boolean accepted, String name, String request) {
    assertThat(Recorded.changed(OBJECT, "REQUEST", request)).as(name).hasSize(accepted ? 0 : 1);
  }
}
