package io.mindscape.slipway.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.registry.OciRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The registry's answers, as the distribution specification has them. */
final class RegistryTest {

  @Test
  void tellsTheTagsPageByPage() throws Exception {
    try (var registry = Registry.start()) {
      registry.publish("shop/web", "1.0.0");
      registry.publish("shop/web", "1.1.0");
      registry.publish("shop/web", "1.2.0");

      var first = get(registry, "/v2/shop/web/tags/list?n=2");
      assertThat(first.body()).isEqualTo("{\"name\":\"shop/web\",\"tags\":[\"1.0.0\",\"1.1.0\"]}");
      assertThat(first.headers().firstValue("Link"))
          .contains("</v2/shop/web/tags/list?n=2&last=1.1.0>; rel=\"next\"");

      var second = get(registry, "/v2/shop/web/tags/list?n=2&last=1.1.0");
      assertThat(second.body()).isEqualTo("{\"name\":\"shop/web\",\"tags\":[\"1.2.0\"]}");
      assertThat(second.headers().firstValue("Link")).isEmpty();
    }
  }

  @Test
  void tellsWhatATagStandsForAndWhenThatWasBuilt() {
    try (var registry = Registry.start()) {
      registry.publish("shop/web", "1.0.0");
      registry.publish("shop/web", "1.1.0");
      var asked = new OciRegistry(registry.url());

      var found = asked.find("shop/web", "1.1.0").orElseThrow();
      assertThat(found.made()).contains(Instant.parse("2026-11-20T08:00:00Z"));
      assertThat(found.digest())
          .isNotEqualTo(asked.find("shop/web", "1.0.0").orElseThrow().digest());
      assertThat(asked.find("shop/web", "1.2.0")).isEmpty();
    }
  }

  @Test
  void doesNotKnowEveryImage() throws Exception {
    try (var registry = Registry.start()) {
      assertThat(get(registry, "/v2/").statusCode()).isEqualTo(200);
      var unknown = get(registry, "/v2/shop/none/tags/list");
      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(unknown.body()).contains("NAME_UNKNOWN");
    }
  }

  private static HttpResponse<String> get(Registry registry, String path) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(registry.url().resolve(path)).build(), BodyHandlers.ofString());
    }
  }
}
