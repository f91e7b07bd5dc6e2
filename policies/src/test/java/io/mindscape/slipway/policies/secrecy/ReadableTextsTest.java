package io.mindscape.slipway.policies.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What hides secrets leaves texts alone that people need, also where Secrets hold plain words. */
class ReadableTextsTest {

  /** What a Secret may hold beside what is secret. */
  private static final List<String> KNOWN =
      List.of(
          "true",
          "debug",
          "production",
          "5432",
          "mindscape-database.mindscape.svc.cluster.local",
          "https://storage.example.com/buckets/7f3a",
          "zQ7vLmkX9wTr4b");

  private static final List<String> TEXTS =
      List.of(
          "restarts 3 pods of mindscape-api in production",
          "mindscape-worker has 2 replicas, production asks for 3",
          "hostNetwork: true shares the node's network",
          "automountServiceAccountToken: true gives each pod a token",
          "The container `api` has no readiness probe.",
          "Secret mindscape/api-keys has no key token; it has: note",
          "the Secret `db-credentials` that `envFrom` names is not here",
          "secretKeyRef names the key `password`, which is misspelt",
          "add a password to the Secret, not to the ConfigMap",
          "the token is missing or wrong",
          "token: not base64",
          "a password is no number",
          "The access-token expires after an hour.",
          "a per-token limit",
          "uses basic authentication",
          "Bearer authentication is asked for.",
          "basic settings of the chart",
          "image: mindscape/api:1.9.0",
          "nginx@sha256:8a1b8c0b6a3f4b6f0b8f6dbb9f5f3c8a4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a",
          "#7 at `8e8c483` waits for approvals and soak (until 2026-11-25 09:30 UTC)",
          "merged as 8e8c483db84b4bee98b60c0593521ed34d9990e8",
          "uses: actions/checkout@8e8c483db84b4bee98b60c0593521ed34d9990e8",
          "see https://github.com/mindscape/platform/pull/7#issuecomment-123456789",
          "see https://storage.googleapis.com/kubernetes-release",
          "http://registry:5000/mindscape/api",
          "postgres://database:5432/orders",
          "postgres://orders@database/orders",
          "npm-run-all is not pinned",
          "pypi-mirror is a Service",
          "the ConfigMap xoxo-settings is not used",
          "sk-proxy is a Deployment",
          "k8s/staging/mindscape-api/deployment.yaml:12:7",
          "environments/production/mindscape-api/values.yaml",
          "memory: 4Gi is less than the 8Gi that production asks for",
          "apiVersion: gateway.networking.k8s.io/v1beta1",
          "serviceAccountName: mindscape-database-backup",
          "mindscape-database is reached on port 15432",
          "schedule: \"0 2 * * 0\" is no cron",
          "latency_p95 > 500ms for 5m",
          "Every Sunday 02:00-04:00 UTC",
          "t3.large with 100 GB",
          "cidr_block = 10.0.0.0/16",
          "Slipway-Effect: promote:mindscape/platform:production:8e8c483",
          "Set SLIPWAY_GITHUB_TOKEN, or SLIPWAY_GITHUB_APP_ID",
          "make one with: openssl rand -hex 32",
          "--token-file /var/run/token is read",
          "the secret of the webhook",
          "cookies are not used",
          "sessionAffinity: ClientIP keeps a client on a pod",
          "topologyKey: kubernetes.io/hostname",
          "keys: a, b and c",
          "checksum/config changes with the ConfigMap");

  static List<String> texts() {
    return TEXTS;
  }

  @Test
  void theTableIsAsLongAsItWas() {
    assertThat(TEXTS).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(52);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isLeftAlone(String text) {
    assertThat(Secrets.none().mask(text)).isEqualTo(text);
    assertThat(Secrets.builder().values(KNOWN).build().mask(text)).isEqualTo(text);
  }
}
