package io.mindscape.slipway.policies.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In every text a value that must not be seen is called hunter2. */
class SecretLinesTest {

  private static final List<String> SECRET =
      List.of(
          "kind: Secret\ndata: {a: hunter2}\n",
          "data:\n  a: hunter2\nkind: Secret\n",
          "kind: \"Secret\"\nstringData:\n  a: hunter2\n",
          "{\"stringData\": {\"a\": \"hunter2\"},\n \"kind\": \"Secret\"}\n",
          "kind: List\nitems:\n- kind: Secret\n  data:\n    a: hunter2\n",
          "kind: !!str Secret\ndata: {a: hunter2}\n",
          "kind: >-\n  Secret\ndata: {a: hunter2}\n",
          "kind: {{ \"Secret\" }}\ndata:\n  a: hunter2\n",
          "a: b\n---\nkind: Secret\ndata: {a: hunter2}\n---\nc: d\n",
          "password: hunter2\n",
          "db_password: hunter2\n",
          "dbPassword: hunter2\n",
          "auth:\n  rootPassword: hunter2\n",
          "password:\n  hunter2\n",
          "password: |\n  one\n  hunter2\n",
          "password: >-\n  one\n\n  hunter2\n",
          "tokens: {token: hunter2}\n",
          "\"api-key\": hunter2\n",
          "'secret': 'hunter2'\n",
          "apiKey: hunter2\n",
          "private_key: hunter2\n",
          "DB_PASSWORD: hunter2\n",
          "env:\n  API_KEY: hunter2\n",
          "- name: DB_PASSWORD\n  value: hunter2\n",
          "- value: hunter2\n  name: DB_PASSWORD\n",
          "- name: DB_PASSWORD\n  # why\n  value: >-\n    hunter2\n",
          "- {name: DB_PASSWORD, value: hunter2}\n",
          "- {\n  name: DB_PASSWORD,\n  value: hunter2}\n",
          "args: [--password=hunter2]\n",
          "args:\n- --token=hunter2\n",
          "url: postgres://user:hunter2@db/x\n",
          "header: Bearer hunter2hunter2\n",
          "config: |\n  secret = hunter2\n",
          "password = \"hunter2\"\n",
          "variable \"x\" {\n  admin_password = <<EOF\nhunter2\nEOF\n}\n",
          "password = <<-EOF\n  one\n  hunter2\n  EOF\n",
          """
          cert: |
            -----BEGIN RSA PRIVATE KEY-----
            hunter2
            -----END RSA PRIVATE KEY-----
          """,
          "x: ghp_hunter2hunter2hunter2\n",
          "x: aB3hunter2dEf4567890GhIjKlMnOpQr\n",
          "  password: *hunter2\n",
          "AWS_SECRET_ACCESS_KEY=hunter2\n",
          "export GITHUB_TOKEN=hunter2\n",
          "with: {token: hunter2}\n",
          "client-secret : hunter2\n");

  private static final List<String> OPEN =
      List.of(
          "kind: Deployment\nmetadata: {name: api}\n",
          "kind: SealedSecret\nspec: {replicas: 3}\n",
          "image: nginx@sha256:8a1b8c0b6a3f4b6f0b8f6dbb9f5f3c8a4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a\n",
          "uses: actions/checkout@8e8c483db84b4bee98b60c0593521ed34d9990e8\n",
          "secretName: api-tls\n",
          "secretKeyRef: {name: api, optional: true}\n",
          "- name: LOG_LEVEL\n  value: debug\n",
          "replicas: 3\n",
          "serviceAccountName: a-rather-long-name-of-an-account\n",
          "apiVersion: gateway.networking.k8s.io/v1\n");

  static List<String> secret() {
    return SECRET;
  }

  static List<String> open() {
    return OPEN;
  }

  @Test
  void theTableIsAsLongAsItWas() {
    assertThat(SECRET).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(44);
  }

  @ParameterizedTest
  @MethodSource("secret")
  void noLineThatIsShownHoldsIt(String text) {
    assertThat(text).contains("hunter2");
    assertThat(shown(text)).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @MethodSource("open")
  void whatIsNoSecretIsShown(String text) {
    assertThat(shown(text)).isEqualTo(text);
  }

  @Test
  void theDocumentsBesideASecretAreShown() {
    assertThat(shown("a: b\n---\nkind: Secret\n---\nc: d\n")).contains("a: b", "c: d");
  }

  private static String shown(String text) {
    var lines = SecretLines.of(Given.file("a.yaml", text));
    var shown =
        IntStream.rangeClosed(1, lines.lines().size())
            .filter(line -> !lines.hides(line))
            .mapToObj(line -> lines.lines().get(line - 1))
            .toList();
    return String.join("\n", shown);
  }
}
