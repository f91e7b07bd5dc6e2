package io.mindscape.slipway.bot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.mindscape.slipway.jobs.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code slipway serve} as a process, with good settings and with bad ones. */
final class ServeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;

  private final TreeMap<String, String> environment = new TreeMap<>();
  private final List<Process> started = new ArrayList<>();
  private int port;

  @BeforeEach
  void goodSettings() throws IOException {
    port = FreePort.any();
    environment.put("SLIPWAY_PORT", Integer.toString(port));
    environment.put("SLIPWAY_WEBHOOK_SECRET", "a secret that is never shown");
    environment.put("SLIPWAY_GITHUB_TOKEN", "a-token-that-is-never-shown");
    environment.put("SLIPWAY_REPOSITORIES", "mindscape/platform");
    environment.put("SLIPWAY_DATA_DIR", folder.resolve("data").toString());
    // Nobody listens there.
    environment.put("SLIPWAY_GITHUB_API_URL", "http://127.0.0.1:" + FreePort.any() + "/api/v3");
  }

  @AfterEach
  void stop() {
    started.forEach(process -> process.destroyForcibly().onExit().join());
  }

  @Test
  void withoutASecretItSaysWhatToSet() throws Exception {
    environment.remove("SLIPWAY_WEBHOOK_SECRET");

    refuses("There is no webhook secret: set SLIPWAY_WEBHOOK_SECRET");
  }

  @Test
  void aDataDirectoryThatCannotBeWrittenIsNamed() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "");
    environment.put("SLIPWAY_DATA_DIR", file.resolve("data").toString());

    refuses(file.resolve("data") + " cannot be written: set SLIPWAY_DATA_DIR");
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      environment.put("SLIPWAY_PORT", Integer.toString(taken.getLocalPort()));

      refuses("Port %d of 127.0.0.1 cannot be listened on".formatted(taken.getLocalPort()));
    }
  }

  @Test
  void credentialsThatGitHubDoesNotAcceptKeepItFromStarting() throws Exception {
    var github = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    github.createContext(
        "/",
        exchange -> {
          var answer = "{\"message\":\"Bad credentials\"}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(401, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    github.start();
    try {
      environment.put(
          "SLIPWAY_GITHUB_API_URL", "http://127.0.0.1:" + github.getAddress().getPort());

      refuses("does not accept our credentials (Bad credentials): check SLIPWAY_GITHUB_TOKEN");
    } finally {
      github.stop(0);
    }
  }

  @Test
  void aGitHubThatIsAwayDoesNotKeepItFromStarting() throws Exception {
    var serving = serve();
    await().atMost(PATIENCE).until(() -> answers(serving, "/observe/health/live"));

    var ready = get("/observe/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body())
        .contains("\"database\",\"status\":\"UP\"", "check SLIPWAY_GITHUB_API_URL");
    assertThat(get("/").body())
        .contains("Looks after", "<li>mindscape/platform</li>", "check SLIPWAY_GITHUB_API_URL");
    assertThat(get("/observe/metrics").body()).contains("slipway_signature_failures_total");
    assertThat(get("/nowhere").statusCode()).isEqualTo(404);

    // SIGTERM: it ends by itself, and that is no failure.
    serving.destroy();
    assertThat(serving.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(serving.exitValue()).isZero();
    var log = Files.readAllLines(errors());
    assertThat(log).allSatisfy(line -> JsonMapper.shared().readTree(line));
    assertThat(String.join("\n", log))
        .contains("check SLIPWAY_GITHUB_API_URL", "slipway serves", "slipway has stopped")
        .doesNotContain("never shown", "never-shown");
  }

  private void refuses(String sentence) throws Exception {
    var process = serve();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

    assertThat(process.exitValue()).isEqualTo(2);
    var said = Files.readString(errors());
    assertThat(said.lines()).hasSize(1);
    assertThat(said)
        .startsWith("slipway: ")
        .contains(sentence)
        .doesNotContain("never shown", "never-shown");
  }

  private Process serve() throws IOException {
    var java = ProcessHandle.current().info().command().orElse("java");
    var builder =
        new ProcessBuilder(
            java,
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "io.mindscape.slipway.bot.Main",
            "serve");
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(errors().toFile());
    var process = builder.start();
    started.add(process);
    return process;
  }

  private Path errors() {
    return folder.resolve("errors");
  }

  private boolean answers(Process process, String path) throws Exception {
    assertThat(process.isAlive()).as("it runs").isTrue();
    try {
      return get(path).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var uri = URI.create("http://127.0.0.1:" + port + path);
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
  }
}
