package io.mindscape.slipway.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.WebServer;
import io.mindscape.slipway.bot.observe.Check.Condition;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The page at the root. */
final class FrontPageTest {

  @Test
  void whatARepositoryHoldsIsTextAndNothingElse() throws Exception {
    var bad =
        new Condition("slipway.yaml", false, Optional.of("<script>alert('1')</script> & \"x\""));
    var page = shown(true, bad);

    assertThat(page.body())
        .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;")
        .doesNotContain("<script", "{{");
    assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  @Test
  void itLinksToPagesThatATokenOpensAndToNoneThatStayShut() throws Exception {
    var well = new Condition("database", true, Optional.empty());

    assertThat(shown(true, well).body())
        .contains("<li>o/n: <a href=\"window/o/n\">", "<a href=\"reports/o/n\">");
    assertThat(shown(false, well).body()).contains("<li>o/n</li>").doesNotContain("window/o/n");
  }

  private static HttpResponse<String> shown(boolean letsIn, Condition condition) throws Exception {
    var page = new FrontPage(List.of("o/n"), letsIn, () -> List.of(condition));
    var server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            .routing(it -> it.register(page))
            .build()
            .start();
    try (var http = HttpClient.newHttpClient()) {
      var uri = URI.create("http://127.0.0.1:" + server.port() + "/");
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    } finally {
      server.stop();
    }
  }
}
