package io.mindscape.slipway.bot.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigTest {

  @TempDir private Path folder;

  @Test
  void aUserThatIsAProgramIsRefusedAndNotRun() throws IOException {
    var trace = folder.resolve("trace");
    var file =
        write(
            """
            apiVersion: v1
            kind: Config
            clusters:
            - {name: c, cluster: {server: "https://127.0.0.1:1"}}
            users:
            - name: plugin
              user:
                exec: {apiVersion: client.authentication.k8s.io/v1, command: touch, args: ["%s"]}
            contexts:
            - {name: staging, context: {cluster: c, user: plugin}}
            """
                .formatted(trace));

    assertThatThrownBy(() -> new Kubeconfig(file).connection("staging"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("The user \"plugin\"")
        .hasMessageContaining("give it a token or a client certificate");
    assertThat(trace).doesNotExist();
  }

  @Test
  void aFileThatIsNotThereIsRefusedWithWhatToDo() {
    assertThatThrownBy(() -> new Kubeconfig(folder.resolve("none")).connection("staging"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("set KUBECONFIG");
  }

  @Test
  void aFileThatIsNoKubeconfigIsRefusedAndNotQuoted() throws IOException {
    var file = write("token: [s3cret\n");

    assertThatThrownBy(() -> new Kubeconfig(file).connection("staging"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("is no kubeconfig")
        .message()
        .doesNotContain("s3cret");
  }

  @Test
  void theContextThatIsAskedForIsTakenNotTheCurrentOne() throws IOException {
    var file =
        write(
            """
            apiVersion: v1
            kind: Config
            current-context: staging
            clusters:
            - {name: one, cluster: {server: "https://one.example"}}
            - {name: two, cluster: {server: "https://two.example"}}
            users:
            - {name: bot, user: {token: t}}
            contexts:
            - {name: staging, context: {cluster: one, user: bot}}
            - {name: production, context: {cluster: two, user: bot}}
            """);

    var connection = new Kubeconfig(file).connection("production");

    assertThat(connection.getMasterUrl()).startsWith("https://two.example");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("config"), text);
  }
}
