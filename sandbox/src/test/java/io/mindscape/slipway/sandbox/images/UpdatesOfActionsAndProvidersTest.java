package io.mindscape.slipway.sandbox.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.mindscape.slipway.bot.registry.DebiansRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three Sundays of the platform: an action that is pinned to a commit of another repository on the
 * forge, and a provider of a registry that speaks Terraform's protocol over HTTP.
 */
final class UpdatesOfActionsAndProvidersTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-11-29");
  private static final String WORKFLOW = ".github/workflows/terraform.yaml";
  private static final String VERSIONS = "terraform/versions.tf";
  private static final String ACTIONS = "slipway/dependency-updates-actions";
  private static final String PINNED =
      "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2";

  private static final Map<String, String> REGISTRY =
      Map.of(
          "/.well-known/terraform.json",
          "{\"modules.v1\":\"/v1/modules/\",\"providers.v1\":\"/v1/providers/\"}",
          "/v1/providers/hashicorp/aws/versions",
          "{\"versions\":[{\"version\":\"5.80.0\"},{\"version\":\"6.2.1\"},{\"version\":\"7.0.0-rc1\"}]}",
          "/v1/providers/hashicorp/aws/6.2.1",
          "{\"published_at\":\"2026-10-01T10:00:00Z\"}");

  @TempDir private Path folder;

  @Test
  void areProposedOnceAndMovedOn() throws Exception {
    var terraform = terraform();
    try (var registry = DebiansRegistry.start(Files.createDirectories(folder.resolve("registry")));
        var harbour = Harbour.start(folder, registry, platform(), listed(terraform))) {
      var project = project(harbour);
      var old = tagged(project, "v4.2.2");
      var newer = tagged(project, "v4.3.0");
      var before = harbour.read(WORKFLOW, "main").replace(PINNED, pin(old, "v4.2.2"));
      harbour.write(WORKFLOW, "main", before);

      assertThat(harbour.sunday(FIRST)).contains("### ✓ ");
      assertThat(folder.resolve("data/reports/mindscape/platform/2026-11-29T0200Z.md"))
          .content()
          .contains("### ✓ ", "actions/checkout");

      var proposed = harbour.proposed();
      assertThat(proposed).hasSize(2).extracting(Harbour.Pull::branch).contains(ACTIONS);
      assertThat(harbour.read(WORKFLOW, ACTIONS))
          .isEqualTo(before.replace(pin(old, "v4.2.2"), pin(newer, "v4.3.0")));
      assertThat(harbour.read(VERSIONS, major(harbour).branch()))
          .isEqualTo(harbour.read(VERSIONS, "main").replace("~> 5.80", "~> 6.2"));
      var major = major(harbour);
      assertThat(major.body()).contains("2026-10-01");

      assertThat(harbour.sunday(FIRST.plusDays(7))).contains("### ✓ ");

      assertThat(harbour.proposed())
          .as("the same pull requests, their words and their heads")
          .isEqualTo(proposed);
      assertThat(proposed)
          .allSatisfy(pull -> assertThat(harbour.commits(pull.number())).hasSize(1));

      var newest = tagged(project, "v4.3.1");
      assertThat(harbour.sunday(FIRST.plusDays(14))).contains("### ✓ ");

      var moved = harbour.proposed();
      assertThat(moved)
          .extracting(Harbour.Pull::number)
          .isEqualTo(proposed.stream().map(Harbour.Pull::number).toList());
      assertThat(moved).filteredOn(pull -> !pull.branch().equals(ACTIONS)).containsExactly(major);
      assertThat(moved)
          .filteredOn(pull -> pull.branch().equals(ACTIONS))
          .allSatisfy(pull -> assertThat(pull.title()).contains("v4.2.2 → v4.3.1"))
          .allSatisfy(pull -> assertThat(harbour.commits(pull.number())).hasSize(2));
      assertThat(harbour.read(WORKFLOW, ACTIONS))
          .isEqualTo(before.replace(pin(old, "v4.2.2"), pin(newest, "v4.3.1")));
    } finally {
      terraform.stop(0);
    }
  }

  private static String pin(String commit, String version) {
    return "actions/checkout@%s # %s".formatted(commit, version);
  }

  private static Harbour.Pull major(Harbour harbour) {
    return harbour.proposed().stream()
        .filter(pull -> pull.branch().contains("major"))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, UnaryOperator<String>> platform() {
    return Map.of(
        "slipway.yaml",
        text ->
            text.replace("    - security_patches\n", "")
                .replace("    - database_optimization\n", "")
                .replace("    - log_rotation\n", "")
                .replace("maintenance:\n", "maintenance:\n  updates: {majors: apart}\n"));
  }

  private static Map<String, String> listed(HttpServer terraform) {
    return Map.of("SLIPWAY_TERRAFORM_REGISTRIES", "127.0.0.1:" + terraform.getAddress().getPort());
  }

  private static HttpServer terraform() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var body = REGISTRY.getOrDefault(exchange.getRequestURI().getPath(), "");
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.isEmpty() ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    return server;
  }

  /** The repository of an action, on the same forge. */
  private Path project(Harbour harbour) throws IOException {
    var contents = Files.createDirectories(folder.resolve("checkout"));
    Files.writeString(contents.resolve("action.yml"), "runs: {using: node24, main: x.js}\n");
    harbour.forge().create("actions/checkout", contents, "Checks out");
    return folder.resolve("forge/actions/checkout.git");
  }

  /** A commit of long ago with a tag; its id. */
  private static String tagged(Path project, String tag) throws Exception {
    var commit = git(project, "commit-tree", "main^{tree}", "-p", "main", "-m", tag);
    git(project, "tag", tag, commit);
    return commit;
  }

  private static String git(Path project, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("git", "--git-dir=" + project));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    for (var who : List.of("AUTHOR", "COMMITTER")) {
      builder.environment().put("GIT_%s_NAME".formatted(who), "qi");
      builder.environment().put("GIT_%s_EMAIL".formatted(who), "qi@example.com");
      builder.environment().put("GIT_%s_DATE".formatted(who), "2026-10-01T10:00:00Z");
    }
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
