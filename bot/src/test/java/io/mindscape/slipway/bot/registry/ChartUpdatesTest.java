package io.mindscape.slipway.bot.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.sun.net.httpserver.HttpServer;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.dependencies.DependencyUpdates;
import io.mindscape.slipway.jobs.maintenance.dependencies.Makers;
import io.mindscape.slipway.jobs.maintenance.dependencies.chart.ChartSource;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Charts in a real repository on the web and in a real registry; Helm is the judge of locks. */
final class ChartUpdatesTest {

  private static final String BRANCH = "slipway/dependency-updates-shop";

  /** What Helm pushes came out just now, whenever that is. */
  private static final Clock FAR =
      Clock.fixed(Instant.parse("2226-11-29T02:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path temp;

  private HttpServer web;
  private Path served;
  private final Scene scene = new Scene();

  @BeforeEach
  void start() throws IOException {
    served = Files.createDirectories(temp.resolve("served"));
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    web.createContext(
        "/",
        request -> {
          var file = served.resolve(request.getRequestURI().getPath().substring(1));
          byte[] content = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
          request.sendResponseHeaders(content.length == 0 ? 404 : 200, content.length);
          request.getResponseBody().write(content);
          request.close();
        });
    web.start();
  }

  @AfterEach
  void stop() throws IOException {
    web.stop(0);
    // Helm leaves what it has read of a repository where it runs.
    try (var left = Files.newDirectoryStream(Path.of(""), "helm-manager-*")) {
      for (var file : left) {
        Files.delete(file);
      }
    }
  }

  /** What besides name, version and repository a dependency may say, and Helm's digest is over. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "condition: redis.enabled",
        "alias: cache",
        "tags: [backend, cache]",
        "enabled: true",
        "enabled: false",
        "import-values: [data]",
        "import-values: [{child: default.data, parent: imported}]",
        "import-values: [{parent: imported, child: default.data}, other]",
        "condition: \"redis.enabled,global.a<b>&c\"",
        "condition: rédis.enabled",
      })
  void theLockIsTheOneThatHelmWrites(String more) throws IOException {
    packed("redis", "17.3.1", "17.9.2");
    packed("lib", "1.0.0");
    var chart =
        """
        apiVersion: v2
        name: shop
        version: 0.1.0
        dependencies:
          # the cache
          - name: redis
            version: 17.3.1   # pinned
            repository: %1$s/
            %2$s
          - {name: lib, version: ">=1.0.0 <2", repository: "%1$s"}
        """
            .formatted(address(), more);
    var folder = Files.createDirectories(temp.resolve("shop"));
    Files.writeString(folder.resolve("Chart.yaml"), chart);
    new Helm(folder).dependency().update().call();
    commit(folder);

    scene.run(task());

    var written = scene.git.read(Scene.REPO, BRANCH, "charts/shop/Chart.yaml");
    var lock = scene.git.read(Scene.REPO, BRANCH, "charts/shop/Chart.lock");
    assertThat(written).isEqualTo(chart.replace("17.3.1   #", "17.9.2   #"));
    assertThat(lock).contains("version: 17.9.2", "version: 1.0.0").doesNotContain("17.3.1");
    var after = Files.createDirectories(temp.resolve("after"));
    Files.writeString(after.resolve("Chart.yaml"), written);
    new Helm(after).dependency().update().call();
    assertThat(digest(lock)).isEqualTo(digest(Files.readString(after.resolve("Chart.lock"))));
    assertThat(digest(lock)).isNotEqualTo(digest(Files.readString(folder.resolve("Chart.lock"))));
  }

  private static String digest(String lock) {
    return lock.lines().filter(line -> line.startsWith("digest: ")).findFirst().orElseThrow();
  }

  @Test
  void aLockThatDoesNotBelongToItsChartIsLeftAlone() throws IOException {
    packed("redis", "17.3.1", "17.9.2");
    var folder = Files.createDirectories(temp.resolve("shop"));
    Files.writeString(folder.resolve("Chart.yaml"), plain("17.3.1"));
    new Helm(folder).dependency().update().call();
    Files.writeString(
        folder.resolve("Chart.lock"),
        Files.readString(folder.resolve("Chart.lock")).replaceAll("sha256:....", "sha256:0000"));
    commit(folder);

    scene.run(task());

    assertThat(scene.forge.pullRequests().open(Scene.REPO)).isEmpty();
    assertThat(scene.forge.discussion().issues())
        .singleElement()
        .satisfies(
            issue ->
                assertThat(issue.body())
                    .contains(
                        "`charts/shop/Chart.lock` does not belong to it any more: run `helm"
                            + " dependency update`"));
  }

  @Test
  void chartsOfARealRegistryAreUpdatedByItsTags() throws IOException {
    try (var registry = DebiansRegistry.start(Files.createDirectories(temp.resolve("registry")))) {
      for (var version : List.of("17.3.1", "17.4.0", "18.0.0")) {
        Helm.push()
            .withChart(archive("redis", version))
            .withRemote(URI.create("oci://%s/charts".formatted(registry.host())))
            .plainHttp()
            .call();
      }
      var hosts = new Registries(null, Set.of(registry.host()), false);
      scene.asking(new OciRegistry(hosts, Logins.none()));
      var chart = plain("17.3.1").replace(address(), "oci://%s/charts".formatted(registry.host()));
      scene.git.commit(Scene.REPO, "main", Map.of("charts/shop/Chart.yaml", chart), "ana");

      scene.run(task());

      assertThat(scene.git.read(Scene.REPO, BRANCH, "charts/shop/Chart.yaml"))
          .isEqualTo(chart.replace("17.3.1", "17.4.0"));
      assertThat(scene.forge.pullRequests().open(Scene.REPO))
          .singleElement()
          .extracting(PullRequest::body)
          .asString()
          .contains("| `redis` | `17.3.1` | `17.4.0` | minor | 20");
    }
  }

  @Test
  void aHostThatNobodyListedIsNotAsked() {
    var none =
        new WebChartRepositories(
            new Registries(null, Set.of("charts.example"), false), Logins.none());

    assertThatThrownBy(() -> none.index(URI.create(address())))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("SLIPWAY_REGISTRIES does not list 127.0.0.1:");
    assertThatThrownBy(() -> none.index(URI.create("http://me@charts.example:80/")))
        .isInstanceOf(Refused.class);
  }

  @Test
  void anIndexOfTooManyBytesIsNotReadToItsEnd() throws IOException {
    Files.write(served.resolve("index.yaml"), new byte[9 * 1024 * 1024]);

    assertThatThrownBy(() -> repositories().index(URI.create(address())))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("it answers more than 8 MiB");
  }

  @Test
  void whereThereIsNoIndexThereIsNone() {
    assertThat(repositories().index(URI.create(address()))).isEmpty();
  }

  private WebChartRepositories repositories() {
    return new WebChartRepositories(
        new Registries(null, Set.of("127.0.0.1:" + web.getAddress().getPort()), false),
        Logins.none(),
        new Fetch(Duration.ZERO));
  }

  private DependencyUpdates task() {
    return new DependencyUpdates(List.of(new ChartSource(repositories(), Makers.SILENT)), FAR);
  }

  private String address() {
    return "http://127.0.0.1:" + web.getAddress().getPort();
  }

  private String plain(String version) {
    return """
    apiVersion: v2
    name: shop
    version: 0.1.0
    dependencies:
      - {name: redis, version: %s, repository: "%s"}
    """
        .formatted(version, address());
  }

  private void commit(Path folder) throws IOException {
    scene.git.commit(
        Scene.REPO,
        "main",
        Map.of(
            "charts/shop/Chart.yaml",
            Files.readString(folder.resolve("Chart.yaml")),
            "charts/shop/Chart.lock",
            Files.readString(folder.resolve("Chart.lock"))),
        "ana");
  }

  /** Puts versions of a chart into the repository on the web. */
  private void packed(String name, String... versions) throws IOException {
    var entries = new ArrayList<String>();
    for (var version : versions) {
      var archive = archive(name, version);
      Files.copy(archive, served.resolve(archive.getFileName()));
      entries.add(
          """
              - apiVersion: v2
                name: %1$s
                version: %2$s
                created: "2026-10-01T00:00:00Z"
                urls: ["%3$s/%1$s-%2$s.tgz"]
          """
              .formatted(name, version, address())
              .indent(4));
    }
    var index = served.resolve("index.yaml");
    var before = Files.exists(index) ? Files.readString(index) : "apiVersion: v1\nentries:\n";
    Files.writeString(
        index, "%s  %s:\n%s".formatted(before, name, String.join("", entries)), UTF_8);
  }

  private Path archive(String name, String version) throws IOException {
    var folder = Files.createDirectories(temp.resolve("%s-%s/%s".formatted(name, version, name)));
    Files.writeString(
        folder.resolve("Chart.yaml"),
        "apiVersion: v2\nname: %s\nversion: %s\n".formatted(name, version));
    new Helm(folder).packageIt().withDestination(folder.getParent()).call();
    try (Stream<Path> packed = Files.list(folder.getParent())) {
      return packed.filter(path -> path.toString().endsWith(".tgz")).findFirst().orElseThrow();
    }
  }
}
