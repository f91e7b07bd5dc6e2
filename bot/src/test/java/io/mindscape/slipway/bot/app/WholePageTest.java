package io.mindscape.slipway.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a text that is too long for GitHub. */
final class WholePageTest {

  private static final String ID = "0123456789abcdef".repeat(4);
  private static final String TEXT = "<script>alert('zażółć 🚢')</script>\r\n\n";

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private WebServer server;

  @BeforeEach
  void start() {
    server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            .routing(it -> it.register(new WholePage(this::find)))
            .build()
            .start();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop();
  }

  private Optional<String> find(String id) {
    asked.add(id);
    return id.equals(ID) ? Optional.of(TEXT) : Optional.empty();
  }

  @Test
  void whatIsKeptIsShownAsPlainText() throws Exception {
    var page = get("/wholes/" + ID);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo(TEXT);
    isHarmless(page);
  }

  @Test
  void whatIsNotKeptIsAnsweredWithASentence() throws Exception {
    var page = get("/wholes/" + "f".repeat(64));

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).isEqualTo("There is no such text, or it is not kept any more.\n");
    isHarmless(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "%00",
        "%20",
        "%27%20or%201=1",
        "%3Cscript%3E",
        "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef%0A",
      })
  void whatIsNoIdIsAnsweredTheSameAndNobodyIsAsked(String id) throws Exception {
    var page = get("/wholes/" + id);

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).isEqualTo("There is no such text, or it is not kept any more.\n");
    isHarmless(page);
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/../", "/%2E%2E/%2E%2E/etc/passwd", "/a/b", "/a%2Fb"})
  void thereIsNothingBesideAndNoList(String rest) throws Exception {
    assertThat(get("/wholes" + rest).statusCode()).isEqualTo(404);
    assertThat(asked).isEmpty();
  }

  private static void isHarmless(HttpResponse<String> page) {
    var expected =
        Map.of(
            "Content-Type", "text/plain; charset=utf-8",
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'",
            "Cache-Control", "private");
    expected.forEach(
        (name, value) -> assertThat(page.headers().allValues(name)).containsExactly(value));
  }

  private HttpResponse<String> get(String path) throws Exception {
    var uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
