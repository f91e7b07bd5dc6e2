package io.mindscape.slipway.bot.webhook;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.mindscape.slipway.bot.observe.Meters;
import io.mindscape.slipway.bot.observe.Outage;
import io.mindscape.slipway.bot.webhook.Refusal.TurnedAway;
import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Evidence;
import io.mindscape.slipway.jobs.delivery.Evidence.Origin;
import io.mindscape.slipway.jobs.delivery.Inbox;
import io.mindscape.slipway.policies.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * GitHub's door. A delivery is acknowledged only when it is signed with our secret and safely
 * stored; everything else happens later, elsewhere. What asks for nothing is done with that. The
 * order is: what the headers say, the length, the signature over the raw bytes, and only then what
 * is in them. A repository that the settings do not name is refused with 403, so that GitHub's list
 * of deliveries shows the mistake.
 *
 * <p>Bodies without a {@code Content-Length} are refused: GitHub always sends one, and the server
 * reads a chunk, and the line before it, as a whole before anybody can look at its size.
 */
public final class WebhookService implements HttpService {

  /** GitHub sends at most 25 MB. */
  public static final int LARGEST_BODY = Head.LARGEST_BODY;

  /** Where everything is that GitHub may ask for. */
  public static final String ROOT = "/webhooks";

  private static final String PLACE = ROOT + "/github";
  private static final String AGAIN_AFTER_SECONDS = "2";

  private final Signatures signatures;
  private final Set<String> repositories;
  private final Inbox inbox;
  private final Clock clock;
  private final Watch watch;
  private final Room room = Room.usual();
  private final Outage outage =
      new Outage(
          "deliveries cannot be stored; GitHub is told to send them again (503)",
          "deliveries are stored again");

  /**
   * @param slow is told when a body has arrived
   */
  public record Watch(Meters meters, SlowSenders slow) {}

  /**
   * @param secrets the webhook's secrets, each accepted; the first is the present one
   * @param repositories {@code owner/name}, lower case
   */
  public WebhookService(
      List<String> secrets, Set<String> repositories, Inbox inbox, Clock clock, Watch watch) {
    this.signatures = new Signatures(secrets);
    this.repositories = Set.copyOf(repositories);
    this.inbox = inbox;
    this.clock = clock;
    this.watch = watch;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.post(PLACE, this::receive);
    rules.any(
        PLACE,
        (request, response) -> {
          response.header(HeaderNames.ALLOW, "POST");
          refuse(request, response, Refusal.METHOD);
        });
    rules.any(ROOT + "/*", (request, response) -> refuse(request, response, Refusal.PATH));
  }

  private void receive(ServerRequest request, ServerResponse response) {
    try (var share = room.share()) {
      var head = Head.of(request.headers());
      var body = body(request, head.length(), share);
      int signer = signatures.signer(body, head.signature());
      if (signer == Signatures.NOBODY) {
        watch.meters().signatureFailed();
        throw Refusal.SIGNATURE.turnedAway();
      }
      var origin = signer == 0 ? Origin.SIGNED : Origin.SIGNED_PREVIOUS;
      signed(head, new Evidence(head.kept(), origin, body), response);
    } catch (TurnedAway away) {
      refuse(request, response, away.why());
    }
  }

  private byte[] body(ServerRequest request, int length, Room.Share share) {
    if (length == 0) {
      return new byte[0];
    }
    var body = Body.read(request.content().inputStream(), length, share);
    watch.slow().arrived(request);
    return body;
  }

  private void signed(Head head, Evidence evidence, ServerResponse response) {
    var envelope = EnvelopeReader.read(evidence.body());
    var repository = envelope.repository();
    if (!repository.isEmpty() && !repositories.contains(repository.toLowerCase(Locale.ROOT))) {
      throw Refusal.REPOSITORY.turnedAway();
    }
    if (head.event().equals("ping")) {
      answer(response, Status.OK_200, "pong");
    } else {
      keep(delivery(head, envelope, evidence), envelope.asks(head.event()), response);
    }
  }

  private Delivery delivery(Head head, Envelope envelope, Evidence evidence) {
    try {
      return new Delivery(
          head.guid(),
          head.event(),
          envelope.action(),
          envelope.repository(),
          envelope.subject(),
          envelope.slot(head.event()),
          evidence,
          clock.instant());
    } catch (Refused odd) {
      throw Refusal.NAME.turnedAway();
    }
  }

  private void keep(Delivery delivery, boolean asks, ServerResponse response) {
    boolean fresh;
    try {
      fresh = asks ? inbox.keep(delivery) : inbox.file(delivery);
    } catch (RuntimeException failure) {
      outage.seen(failure);
      watch.meters().notStored();
      response.header(HeaderNames.RETRY_AFTER, AGAIN_AFTER_SECONDS);
      answer(response, Status.SERVICE_UNAVAILABLE_503, "It could not be stored: send it again.");
      return;
    }
    outage.over();
    if (fresh && !asks) {
      watch.meters().filed(delivery.event());
    }
    // 202 for a repetition too: GitHub must not see an error for what we already have.
    answer(response, Status.ACCEPTED_202, fresh ? "kept" : "known");
  }

  private void refuse(ServerRequest request, ServerResponse response, Refusal why) {
    watch.meters().refused(why.reason());
    if (why == Refusal.BUSY) {
      response.header(HeaderNames.RETRY_AFTER, AGAIN_AFTER_SECONDS);
    }
    watch.slow().end(request, response, why.status(), why.sentence());
  }

  private static void answer(ServerResponse response, Status status, String text) {
    response.status(status).send(text + "\n");
  }
}
