package io.mindscape.slipway.bot.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.image.Digests.Answer;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What registries answer, and how they are asked. */
final class RegistryDigestsTest {

  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  /** Of "open sesame". */
  private static final String HASH =
      "u:$2b$12$JOo4KJba70TVcTpL.WBX3exxRduZodoqdj2NhqmGa2ZwkWT/HNIza\n";

  private final MockWebServer server = new MockWebServer();
  @TempDir private Path folder;
  private String host;

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
    host = "127.0.0.1:" + server.getPort();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theHeaderSaysWhichItIs() throws Exception {
    server.enqueue(known());

    assertThat(anybody().of(host + "/mindscape/api:1.8")).isEqualTo(new Answer.Known(DIGEST));
    var asked = server.takeRequest();
    assertThat(asked.getMethod()).isEqualTo("HEAD");
    assertThat(asked.getTarget()).isEqualTo("/v2/mindscape/api/manifests/1.8");
    assertThat(asked.getHeaders().get("Accept"))
        .contains("image.index.v1+json", "manifest.list.v2+json", "image.manifest.v1+json");
    assertThat(asked.getHeaders().get("Authorization")).isNull();
  }

  @Test
  void whereTheHeaderIsMissingTheBytesSayIt() {
    server.enqueue(new MockResponse.Builder().build());
    server.enqueue(new MockResponse.Builder().body("test").build());

    assertThat(anybody().of(host + "/a/b:1"))
        .isEqualTo(
            new Answer.Known(
                "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));
  }

  @Test
  void aTokenIsFetchedForOneImageAlone() throws Exception {
    server.enqueue(wants("Bearer realm=\"http://%s/token\",service=\"reg\",scope=\"all\""));
    server.enqueue(new MockResponse.Builder().body("{\"token\":\"t.o-k\"}").build());
    server.enqueue(known());

    assertThat(anybody().of(host + "/a/b:1")).isEqualTo(new Answer.Known(DIGEST));
    server.takeRequest();
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/token?service=reg&scope=repository%3Aa%2Fb%3Apull");
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer t.o-k");
  }

  @Test
  void aLoginIsShownWhereTheFileHasOne() throws Exception {
    server.enqueue(wants("Bearer realm=\"http://%s/token\",service=\"reg\""));
    server.enqueue(new MockResponse.Builder().body("{\"access_token\":\"x\"}").build());
    server.enqueue(known());

    with(login()).of(host + "/a/b:1");

    assertThat(server.takeRequest().getHeaders().get("Authorization")).isNull();
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Basic dTpw");
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer realm=\"http://elsewhere.example/token\",service=\"reg\"",
        "Bearer realm=\"file:///etc/passwd\"",
        "Bearer realm=\"::\"",
        "Bearer",
        "Basic realm=\"here\"",
        "Negotiate"
      })
  void whoWantsSomethingElseIsNotAnswered(String challenge) {
    server.enqueue(wants(challenge));

    assertThat(anybody().of(host + "/a/b:1"))
        .isEqualTo(
            new Answer.Unknown(
                "its registry wants a password: name a file with it as"
                    + " SLIPWAY_REGISTRY_AUTH_FILE"));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aTagThatIsNotThereIsSaidToBeMissing() {
    server.enqueue(new MockResponse.Builder().code(404).build());

    assertThat(anybody().of(host + "/a/b:1"))
        .isEqualTo(new Answer.Unknown("its registry has no such tag"));
  }

  @Test
  void aBrokenRegistryIsUnavailable() {
    server.enqueue(new MockResponse.Builder().code(502).build());

    assertThatThrownBy(() -> anybody().of(host + "/a/b:1"))
        .isInstanceOf(Unavailable.class)
        .hasMessage("it answers 502");
  }

  @Test
  void aRedirectIsNotFollowed() {
    server.enqueue(
        new MockResponse.Builder().code(307).addHeader("Location", "http://10.0.0.1/").build());

    assertThatThrownBy(() -> anybody().of(host + "/a/b:1"))
        .isInstanceOf(Unavailable.class)
        .hasMessage("it answers 307");
  }

  @Test
  void whatIsNotListedIsNotAsked() {
    var listed =
        new RegistryDigests(new Registries(null, Set.of("registry.example"), false), Logins.none());

    assertThat(listed.of(host + "/a/b:1"))
        .isEqualTo(new Answer.Unknown("SLIPWAY_REGISTRIES does not list its registry"));
    assertThat(listed.of("a/b:1")).isInstanceOf(Answer.Unknown.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void aNameOfOneWordIsLookedForAmongEverybodys() throws Exception {
    server.enqueue(new MockResponse.Builder().code(404).build());
    server.enqueue(known());
    var usual =
        new RegistryDigests(
            new Registries(URI.create("http://" + host), Set.of(), false), Logins.none());

    assertThat(usual.of("nginx")).isEqualTo(new Answer.Known(DIGEST));
    assertThat(server.takeRequest().getTarget()).isEqualTo("/v2/nginx/manifests/latest");
    assertThat(server.takeRequest().getTarget()).isEqualTo("/v2/library/nginx/manifests/latest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A/b", "a/../b", "a/b:", "a//b", "a/b:1?x=y", "a b", "x.y/", "@/a"})
  void whatIsNoNameIsNotAskedFor(String image) {
    assertThat(anybody().of(image)).isEqualTo(new Answer.Unknown("that is no name of an image"));
  }

  @Test
  void aFileThatIsNoneIsRefusedAndNotRepeated() throws IOException {
    var file = Files.writeString(folder.resolve("config.json"), "{\"auths\": secret");

    assertThatThrownBy(() -> Logins.read(file))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("config.json cannot be read")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aRealRegistryTellsWhatATagNames() throws IOException {
    try (var real = DebiansRegistry.start(Files.createDirectory(folder.resolve("real")))) {
      var digest = real.push("mindscape/api", "1.8");
      var list = real.pushForTwoPlatforms("mindscape/web", "2");

      assertThat(anybody().of(real.host() + "/mindscape/api:1.8"))
          .isEqualTo(new Answer.Known(digest));
      assertThat(anybody().of(real.host() + "/mindscape/web:2"))
          .as("the list, and not one of its platforms")
          .isEqualTo(new Answer.Known(list));
      assertThat(anybody().of(real.host() + "/mindscape/web:3"))
          .isEqualTo(new Answer.Unknown("its registry has no such tag"));
    }
  }

  @Test
  void aRealRegistryWithAPasswordLetsUsInWithIt() throws IOException {
    var place = Files.createDirectory(folder.resolve("real"));
    try (var real = DebiansRegistry.start(place, HASH, "u:open sesame")) {
      var digest = real.push("mindscape/api", "1.8");
      var image = real.host() + "/mindscape/api:1.8";
      var file =
          Files.writeString(
              folder.resolve("config.json"),
              "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}"
                  .formatted(real.host(), "dTpvcGVuIHNlc2FtZQ=="));

      assertThat(anybody().of(image)).isInstanceOf(Answer.Unknown.class);
      assertThat(with(Logins.read(file)).of(image)).isEqualTo(new Answer.Known(digest));
    }
  }

  private RegistryDigests anybody() {
    return with(Logins.none());
  }

  private static RegistryDigests with(Logins logins) {
    return new RegistryDigests(new Registries(null, Set.of(), true), logins);
  }

  private Logins login() throws IOException {
    return Logins.read(
        Files.writeString(
            folder.resolve("login.json"),
            "{\"auths\":{\"http://%s/v2/\":{\"auth\":\"dTpw\"}}}".formatted(host)));
  }

  private static MockResponse known() {
    return new MockResponse.Builder().addHeader("Docker-Content-Digest", DIGEST).build();
  }

  private MockResponse wants(String challenge) {
    return new MockResponse.Builder()
        .code(401)
        .addHeader("WWW-Authenticate", challenge.formatted(host))
        .build();
  }
}
