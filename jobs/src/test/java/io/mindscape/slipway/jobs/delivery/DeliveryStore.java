package io.mindscape.slipway.jobs.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The three sides of one store, and what the contracts do to it again and again. */
public record DeliveryStore(Inbox inbox, Queue queue, Deliveries deliveries) {

  /** When the contracts' deliveries arrive. */
  public static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  static final Duration LEASE = Duration.ofSeconds(30);

  /** A push, of a repository that the subject names. */
  public static Delivery delivery(String guid, String subject, String slot) {
    var repository = subject.replaceAll("[#@].*", "");
    var evidence = new Evidence(Map.of(), Evidence.Origin.SIGNED, guid.getBytes(UTF_8));
    return new Delivery(guid, "push", "", repository, subject, slot, evidence, NOON);
  }

  void keep(String guid, String subject) {
    keep(guid, subject, "");
  }

  void keep(String guid, String subject, String slot) {
    assertThat(inbox.keep(delivery(guid, subject, slot))).isTrue();
  }

  Optional<Claim> claim(Instant now) {
    return queue.claim("me", () -> now, LEASE);
  }

  /** Claims at noon what has to be there. */
  Claim claim() {
    return claim(NOON).orElseThrow();
  }

  /** The guid of what can be claimed at {@code now}. */
  Optional<String> claimed(Instant now) {
    return claim(now).map(claim -> claim.delivery().guid());
  }

  Optional<String> claimed() {
    return claimed(NOON);
  }

  Entry entry(String guid) {
    return deliveries.show(guid).orElseThrow();
  }

  State state(String guid) {
    return entry(guid).state();
  }
}
