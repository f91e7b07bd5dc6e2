package io.mindscape.slipway.bot.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Evidence;
import io.mindscape.slipway.jobs.effect.Cause;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PayloadCauseTest {

  private final Payloads payloads = new Payloads(() -> "slipway[bot]");

  @Test
  void itIsTheSenderWhoCausesADelivery() {
    assertThat(
            payloads.cause(delivery("{\"sender\":{\"login\":\"omar\"}}", Evidence.Origin.SIGNED)))
        .isEqualTo(new Cause("omar", "delivery 7c1e (issue_comment created)"));
  }

  @Test
  void withoutASenderItIsTheForge() {
    assertThat(payloads.cause(delivery("{}", Evidence.Origin.SIGNED)).who()).isEqualTo("the forge");
  }

  @Test
  void aNoteIsTheBotsOwn() {
    assertThat(payloads.cause(delivery("not even JSON", Evidence.Origin.NOTE)))
        .isEqualTo(Cause.own("note 7c1e (issue_comment created)"));
  }

  private static Delivery delivery(String body, Evidence.Origin origin) {
    var evidence = new Evidence(Map.of(), origin, body.getBytes(StandardCharsets.UTF_8));
    return new Delivery(
        "7c1e", "issue_comment", "created", "o/n", "o/n#7", "", evidence, Instant.EPOCH);
  }
}
