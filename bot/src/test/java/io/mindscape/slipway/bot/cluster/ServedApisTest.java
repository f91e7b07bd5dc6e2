package io.mindscape.slipway.bot.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.schema.ApiDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedApisTest {

  private static final String INDEX = "GET /openapi/v3";
  private static final String APPS = "GET /openapi/v3/apis/apps/v1";
  private static final String SHOP = "GET /openapi/v3/apis/shop.example.com/v1";

  @TempDir private Path folder;
  private ApplyingServer server;
  private Clusters clusters;

  @BeforeEach
  void open() throws IOException {
    server = new ApplyingServer();
    clusters = new Clusters(server.kubeconfig(folder.resolve("config"), "staging"));
    server.answer("GET /version", 200, "{\"major\": \"1\", \"minor\": \"36+\"}");
    server.answer(INDEX, 200, index("aaaaaaaaaaaaaaaa1", "bbbbbbbbbbbbbbbb1"));
    server.answer(APPS, 200, "{\"of\": \"apps\"}");
    server.answer(SHOP, 200, "{\"of\": \"shop\"}");
  }

  @AfterEach
  void close() {
    clusters.close();
    server.close();
  }

  @Test
  void readsOneDocumentForEachGroupAndVersion() {
    var api = clusters.api("staging", folder.resolve("kept"));

    assertThat(api.version()).isEqualTo("1.36");
    assertThat(api.documents())
        .containsExactly(
            new ApiDocument("apis/apps/v1", "{\"of\": \"apps\"}"),
            new ApiDocument("apis/shop.example.com/v1", "{\"of\": \"shop\"}"));
  }

  @Test
  void whatDidNotChangeIsNotAskedForAgain() throws IOException {
    var kept = folder.resolve("kept");
    var first = clusters.api("staging", kept);
    int asked = server.requests().size();

    assertThat(clusters.api("staging", kept)).isEqualTo(first);
    assertThat(server.requests().subList(asked, server.requests().size()))
        .containsExactlyInAnyOrder("GET /version", INDEX);

    server.answer(INDEX, 200, index("aaaaaaaaaaaaaaaa1", "cccccccccccccccc1"));
    server.answer(SHOP, 200, "{\"of\": \"shop, later\"}");
    asked = server.requests().size();
    var later = clusters.api("staging", kept);

    assertThat(later.documents().get(1).json()).isEqualTo("{\"of\": \"shop, later\"}");
    assertThat(server.requests().subList(asked, server.requests().size()))
        .containsExactlyInAnyOrder("GET /version", INDEX, SHOP + "?hash=cccccccccccccccc1");
    try (Stream<Path> files = Files.list(kept.resolve("staging"))) {
      assertThat(files).as("what the cluster no longer has is forgotten").hasSize(2);
    }
  }

  @Test
  void aServerThatListsNothingIsRefused() {
    server.answer(INDEX, 200, "{\"paths\": {}}");

    assertThatThrownBy(() -> clusters.api("staging", folder.resolve("kept")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("lists no kinds under /openapi/v3");
  }

  @Test
  void anIndexThatIsNoJsonIsRefused() {
    server.answer(INDEX, 200, "<html>a proxy says hello</html>");

    assertThatThrownBy(() -> clusters.api("staging", folder.resolve("kept")))
        .isInstanceOf(Refused.class)
        .hasMessage("What the cluster answers to /openapi/v3 is no JSON");
  }

  private static String index(String apps, String shop) {
    return """
    {"paths": {
      "version": {"serverRelativeURL": "/openapi/v3/version?hash=1111111111111111"},
      "apis/apps/v1": {"serverRelativeURL": "/openapi/v3/apis/apps/v1?hash=%s"},
      "apis/shop.example.com/v1": {"serverRelativeURL": "/openapi/v3/apis/shop.example.com/v1?hash=%s"}}}
    """
        .formatted(apps, shop);
  }
}
