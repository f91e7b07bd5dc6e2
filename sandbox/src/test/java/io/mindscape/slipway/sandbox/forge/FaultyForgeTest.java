package io.mindscape.slipway.sandbox.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.sandbox.forge.http.Fault;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FaultyForgeTest {

  private static final String REPO = "/api/v3/repos/mindscape/platform";

  private TestForge forge;
  private Client ana;

  @BeforeEach
  void start(@TempDir Path folder) {
    forge = new TestForge(folder);
    ana = forge.person("ana");
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private Client.Reply get() {
    return ana.send("GET", REPO, null, Map.of());
  }

  private void goWrong(Fault fault) {
    forge.forge().faults().add("GET", "/api/v3/repos/*/*", 1, fault);
  }

  @Test
  void answersWithACodeAsOftenAsItWasTold() {
    forge.forge().faults().add("GET", "/api/v3/**", 2, new Fault.Status(502));

    get().expect(502);
    get().expect(502);
    get().expect(200);
  }

  @Test
  void saysHowLongToWaitForARateLimit() {
    goWrong(new Fault.RateLimited(Duration.ofSeconds(30)));
    var primary = get().expect(403);
    assertThat(primary.header("x-ratelimit-remaining")).isEqualTo("0");
    assertThat(primary.header("Retry-After")).isEqualTo("30");

    goWrong(new Fault.SecondaryRateLimited(Duration.ofSeconds(60)));
    var secondary = get().expect(403);
    assertThat(secondary.header("Retry-After")).isEqualTo("60");
    assertThat(secondary.text("/message")).contains("secondary rate limit");
  }

  @Test
  void endsTheConnectionWithoutAnAnswer() {
    goWrong(new Fault.Dropped());
    // The client tries a GET once more by itself.
    goWrong(new Fault.Dropped());

    assertThatThrownBy(this::get).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void answersLateButProperly() {
    goWrong(new Fault.Slow(Duration.ofMillis(1)));

    get().expect(200);
    assertThat(forge.forge().faults().rules()).isEmpty();
  }

  @Test
  void reachesGitAndThePageAsWell() {
    forge.forge().faults().add("*", "/mindscape/platform.git/**", 1, new Fault.Status(503));
    forge.forge().faults().add("*", "/", 1, new Fault.Status(503));

    ana.send("GET", "/mindscape/platform.git/info/refs?service=git-upload-pack", null, Map.of())
        .expect(503);
    ana.send("GET", "/", null, Map.of()).expect(503);
    ana.send("GET", "/", null, Map.of()).expect(200);
  }

  @Test
  void isToldOverHttpAndCanBeToldToStop() {
    forge.forge().faults().add("*", "/**", 100, new Fault.Status(500));
    var body = Map.of("method", "GET", "path", "/api/v3/**", "fault", "slow", "ms", 20, "times", 3);

    ana.send("POST", "/sandbox/faults", body, Map.of()).expect(201);
    var rules = ana.send("GET", "/sandbox/faults", null, Map.of()).expect(200);
    assertThat(rules.text("/1/fault")).isEqualTo("slow");
    assertThat(rules.at("/0/times").asInt()).isEqualTo(100);
    forge.anonymous().send("DELETE", "/sandbox/faults", null, Map.of()).expect(401);
    ana.send("POST", "/sandbox/faults", Map.of("path", "/", "fault", "none"), Map.of()).expect(422);
    ana.send("DELETE", "/sandbox/faults", null, Map.of()).expect(204);
    get().expect(200);
  }
}
