package io.mindscape.slipway.bot.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.TerraformRegistry.About;
import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.TerraformRegistry.Address;
import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.TerraformRegistry.Kind;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Terraform's registries answer, and how they are asked. */
final class TerraformRegistriesTest {

  private static final String SERVICES =
      "{\"modules.v1\":\"/api/modules/v1/\",\"providers.v1\":\"/api/providers/v1\"}";

  private final MockWebServer server = new MockWebServer();
  private String host;
  private TerraformRegistries registries;

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
    host = "127.0.0.1:" + server.getPort();
    registries =
        new TerraformRegistries(List.of(host), new Fetch("the Terraform registry", Duration.ZERO));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void answers(String... bodies) {
    for (var body : bodies) {
      server.enqueue(new MockResponse.Builder().body(body).build());
    }
  }

  private void answers(int status) {
    server.enqueue(new MockResponse.Builder().code(status).build());
  }

  private Address module() {
    return new Address(Kind.MODULE, "", "nets/vpc/aws");
  }

  private Address provider() {
    return new Address(Kind.PROVIDER, host, "hashicorp/aws");
  }

  @Test
  void listsTheVersionsOfAModuleAndFindsItsServiceOnce() throws Exception {
    answers(
        SERVICES,
        "{\"modules\":[{\"versions\":[{\"version\":\"4.0.0\"},{\"version\":\"5.0.0\"}]}]}");
    answers("{\"modules\":[{\"versions\":[]}]}");

    assertThat(registries.versions(module())).contains(List.of("4.0.0", "5.0.0"));
    assertThat(registries.versions(module())).contains(List.of());
    assertThat(server.takeRequest().getTarget()).isEqualTo("/.well-known/terraform.json");
    assertThat(server.takeRequest().getTarget()).isEqualTo("/api/modules/v1/nets/vpc/aws/versions");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void listsTheVersionsOfAProvider() throws Exception {
    answers(
        SERVICES,
        "{\"versions\":[{\"version\":\"5.1.0\",\"platforms\":[{\"os\":\"linux\"}]},{\"version\":\"6.0.0-beta1\"}]}");

    assertThat(registries.versions(provider())).contains(List.of("5.1.0", "6.0.0-beta1"));
    server.takeRequest();
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/api/providers/v1/hashicorp/aws/versions");
  }

  @Test
  void tellsOfAVersionWhatTheRegistryTells() {
    answers(
        SERVICES,
        "{\"published_at\":\"2026-10-01T10:00:00Z\",\"source\":\"https://forge.example/nets/vpc\"}",
        "{\"published_at\":\"lately\",\"source\":\"file:/etc/passwd\"}");
    answers(404);

    assertThat(registries.about(module(), "5.0.0"))
        .isEqualTo(
            new About(
                Optional.of(Instant.parse("2026-10-01T10:00:00Z")),
                Optional.of(URI.create("https://forge.example/nets/vpc"))));
    assertThat(registries.about(module(), "5.0.0")).isEqualTo(About.NOTHING);
    assertThat(registries.about(module(), "5.0.0")).isEqualTo(About.NOTHING);
  }

  @Test
  void knowsNothingOfWhatIsNotThere() {
    answers(SERVICES);
    answers(404);

    assertThat(registries.versions(module())).isEmpty();
  }

  @Test
  void asksOnlyTheHostsThatAreListed() {
    assertThatThrownBy(() -> registries.versions(new Address(Kind.MODULE, "10.0.0.1:80", "a/b/c")))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "SLIPWAY_TERRAFORM_REGISTRIES does not list 10.0.0.1:80, so it is not asked: list it"
                + " there if it may be");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void goesToNoOtherHostThanTheOneListed() {
    answers("{\"modules.v1\":\"http://127.0.0.1:1/v1/\"}");

    assertThatThrownBy(() -> registries.versions(module()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("names a service at another host");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void saysWhereALoginIsWantedAndWhereThereIsNoRegistry() {
    answers(SERVICES);
    answers(401);
    assertThatThrownBy(() -> registries.versions(module())).hasMessageContaining("wants a login");

    answers(404);
    assertThatThrownBy(() -> new TerraformRegistries(List.of(host)).versions(module()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("is no registry of Terraform");
  }

  @Test
  void triesAgainWhereItIsDownAndGivesUp() {
    answers(SERVICES);
    answers(503);
    answers("{\"modules\":[{\"versions\":[{\"version\":\"4.0.0\"}]}]}");
    assertThat(registries.versions(module())).contains(List.of("4.0.0"));

    answers(503);
    answers(503);
    answers(503);
    assertThatThrownBy(() -> registries.versions(module()))
        .isInstanceOfSatisfying(
            Unavailable.class,
            down -> assertThat(down.system()).isEqualTo("the Terraform registry"));
  }

  @Test
  void whatIsNoAnswerIsNone() {
    answers(SERVICES, "<html>", "{\"modules\":[]}");

    assertThatThrownBy(() -> registries.versions(module())).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> registries.versions(module())).isInstanceOf(Unavailable.class);
  }
}
