package io.mindscape.slipway.policies.semantic.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.semantic.Recorded;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests for certificates and trust bundles, as a server of 1.37 judged them. */
class CertificatesTest {

  private static final Map<String, String> ACCEPTED =
      Map.ofEntries(
          Map.entry(
              "request",
              """
              apiVersion: certificates.k8s.io/v1
              kind: CertificateSigningRequest
              metadata:
                name: A request
              spec:
                signerName: kubernetes.io/kube-apiserver-client
                expirationSeconds: 600
                usages: [client auth, digital signature]
                request: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIYU1JR0FBZ0VBTUI0eERUQUxCZ05WQkFNTUJHcGhibVV4RFRBTEJnTlZCQW9NQkhSbFlXMHdXVEFUQmdjcQpoa2pPUFFJQkJnZ3Foa2pPUFFNQkJ3TkNBQVJxTVVzNncyTW4vV2ZtcVNKa25hWkFCWXBnRkQrSE1hc3didDhaCmhVc25ZQ0lRVzlJa0RPdnNseSswd2VkSkNKYk4wSmk5aG9xOWZWeG5IR09sZVllT29BQXdDZ1lJS29aSXpqMEUKQXdJRFNRQXdSZ0loQU1pYjlMNlgreVZXV1VaVitZbHgrYlJ0MEJuVTVPUEhwSGZ0WlFBK1FyMXRBaUVBa2drSgpxUHVHL3lnVjlYelRCU0xJazJISWF6Q3pqUU1QZlNJWVlTaHB6cE09Ci0tLS0tRU5EIENFUlRJRklDQVRFIFJFUVVFU1QtLS0tLQo=
              """),
          Map.entry(
              "bundle",
              """
              apiVersion: certificates.k8s.io/v1
              kind: ClusterTrustBundle
              metadata:
                name: example.com:signer:one
              spec:
                signerName: example.com/signer
                trustBundle: |
                  our anchor
                  -----BEGIN CERTIFICATE-----
                  MIIBcDCCARegAwIBAgIUTWsyofR7FE/UCuAEDSqE+I7xNccwCgYIKoZIzj0EAwIw
                  DTELMAkGA1UEAwwCY2EwIBcNMjYxMTI2MTIzNjIzWhgPMjEyNjExMDIxMjM2MjNa
                  MA0xCzAJBgNVBAMMAmNhMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEajFLOsNj
                  J/1n5qkiZJ2mQAWKYBQ/hzGrMG7fGYVLJ2AiEFvSJAzr7JcvtMHnSQiWzdCYvYaK
                  vX1cZxxjpXmHjqNTMFEwHQYDVR0OBBYEFB+0OB/0k+7QczbiYRNAZYoAQPfpMB8G
                  A1UdIwQYMBaAFB+0OB/0k+7QczbiYRNAZYoAQPfpMA8GA1UdEwEB/wQFMAMBAf8w
                  CgYIKoZIzj0EAwIDRwAwRAIgdg/QhRJuqxBe/iExS5OctYTT77Ncw6YIYMs949Un
                  yyoCIHF781WHdLzA+4rSzyn9zpkhpUaD3J0OQ5IrhvaY4XMJ
                  -----END CERTIFICATE-----
              """),
          Map.entry(
              "pod",
              """
              apiVersion: certificates.k8s.io/v1
              kind: PodCertificateRequest
              metadata:
                name: request
              spec:
                signerName: example.com/signer
                podName: web
                podUID: uid-of-pod
                serviceAccountName: web
                serviceAccountUID: uid-of-account
                nodeName: node-1
                nodeUID: uid-of-node
                maxExpirationSeconds: 7862400
                stubPKCS10Request: MH8wMwIBADAAMCowBQYDK2VwAyEApqMOi7ro9b4/HZi6WEGNMiLK1EN4d9F8hl71pAn37PmgADAFBgMrZXADQQD3VrItgv6ojXpm1s2AXVBjMHjLnm4p9XFLQLUoWL0htOmwx5xiGFk7HC/V8bHKm17H88gP2J5YnpOogwUzBisB
                unverifiedUserAnnotations: {example.com/a: b}
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
          request | A request | a/request | metadata.name invalid 4:9
          request | kubernetes.io/kube-apiserver-client | kubernetes.io/legacy-unknown | spec.signerName invalid 6:15
          request | kubernetes.io/kube-apiserver-client | signer | spec.signerName invalid 6:15
          request | 600 | 599 | spec.expirationSeconds invalid 7:22
          request | digital signature | client auth | spec.usages[1] duplicate 8:25
          request | digital signature | Client Auth | spec.usages[1] unsupported 8:25
          request | [client auth, digital signature] | [] | spec.usages required 8:3
          request | WVlTaHB6 | WVlTbHB6 | spec.request invalid 9:12
          bundle | example.com:signer:one | one | metadata.name invalid 4:9
          bundle | example.com:signer:one | example.com:signer:One | metadata.name invalid 4:9
          bundle | BEGIN CERTIFICATE | BEGIN CERT | spec.trustBundle invalid 7:16
          bundle | MIIBcDCCAReg | MIIBcDCCAReX | spec.trustBundle invalid 7:16
          pod | podName: web | podName: Web | spec.podName invalid 7:12
          pod | uid-of-node | "" | spec.nodeUID invalid 12:12
          pod | 7862400 | 3599 | spec.maxExpirationSeconds invalid 13:25
          pod | example.com/signer | kubernetes.io/signer | spec.maxExpirationSeconds invalid 13:25
          pod | example.com/a | a | spec.unverifiedUserAnnotations invalid 15:3
          pod | MH8wMwIB | MH8wMH8w | spec.stubPKCS10Request invalid 14:22
          pod | gwUzBisB | gwUzBisA | spec.stubPKCS10Request invalid 14:22
          pod | '  stubPKCS10Request' | '  # stubPKCS10Request' | spec invalid 5:1
          """)
  void whatTheServerRefusesIsSaidAtItsPlace(
      String object, String instead, String write, String finding) {
    var before = Objects.requireNonNull(ACCEPTED.get(object));
    assertThat(Recorded.changed(before, instead, write)).containsExactly(finding);
  }
}
