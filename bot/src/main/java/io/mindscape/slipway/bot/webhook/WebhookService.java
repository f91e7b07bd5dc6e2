package io.mindscape.slipway.bot.webhook;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.mindscape.slipway.bot.observe.Meters;
import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Evidence;
import io.mindscape.slipway.jobs.delivery.Evidence.Origin;
import io.mindscape.slipway.jobs.delivery.Inbox;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GitHub's door. A delivery is acknowledged only when it is signed with our secret and safely
 * stored; everything else happens later, elsewhere. A repository that the settings do not name is
 * refused with 403, so that GitHub's list of deliveries shows the mistake.
 */
public final class WebhookService implements HttpService {

  /** GitHub sends at most 25 MB. */
  public static final int LARGEST_BODY = 25 * 1024 * 1024;

  private static final HeaderName SIGNATURE = HeaderNames.create("X-Hub-Signature-256");
  private static final HeaderName EVENT = HeaderNames.create("X-GitHub-Event");
  private static final HeaderName DELIVERY = HeaderNames.create("X-GitHub-Delivery");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final Pattern KEPT =
      Pattern.compile("X-GitHub-.*|Content-Type|User-Agent", Pattern.CASE_INSENSITIVE);
  private static final Logger LOG = LoggerFactory.getLogger(WebhookService.class);

  private final Signatures signatures;
  private final Set<String> repositories;
  private final Inbox inbox;
  private final Clock clock;
  private final Watch watch;

  /**
   * @param kept is run after a new delivery was kept
   */
  public record Watch(Runnable kept, Meters meters) {}

  /**
   * @param secrets the webhook's secrets, each accepted
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
    rules.post("/webhooks/github", this::receive);
  }

  private void receive(ServerRequest request, ServerResponse response) {
    var body = body(request);
    if (body.length > LARGEST_BODY) {
      // What is left of the body is not read: the connection ends here.
      response.header(HeaderNames.CONNECTION, "close");
      answer(response, Status.REQUEST_ENTITY_TOO_LARGE_413, "A payload has at most 25 MB.");
    } else {
      var signer = signatures.signer(body, header(request, SIGNATURE));
      if (signer.isEmpty()) {
        watch.meters().signatureFailed();
        answer(response, Status.UNAUTHORIZED_401, "The signature is missing or wrong.");
      } else {
        var origin = signer.getAsInt() == 0 ? Origin.SIGNED : Origin.SIGNED_PREVIOUS;
        signed(new Evidence(kept(request), origin, body), request, response);
      }
    }
  }

  private void signed(Evidence evidence, ServerRequest request, ServerResponse response) {
    var event = header(request, EVENT);
    var guid = header(request, DELIVERY);
    if (!ID.matcher(event).matches() || !ID.matcher(guid).matches()) {
      answer(
          response,
          Status.BAD_REQUEST_400,
          "X-GitHub-Event and X-GitHub-Delivery have to be there, of letters, digits, - and _.");
    } else if (event.equals("ping")) {
      answer(response, Status.OK_200, "pong");
    } else {
      known(evidence, event, guid, response);
    }
  }

  private void known(Evidence evidence, String event, String guid, ServerResponse response) {
    Payloads.Envelope envelope;
    try {
      envelope = Payloads.envelope(event, evidence.body());
    } catch (Refused malformed) {
      answer(response, Status.BAD_REQUEST_400, String.valueOf(malformed.getMessage()));
      return;
    }
    var repository = envelope.repository();
    if (!repository.isEmpty() && !repositories.contains(repository.toLowerCase(Locale.ROOT))) {
      answer(
          response,
          Status.FORBIDDEN_403,
          "This bot does not look after that repository: add it to SLIPWAY_REPOSITORIES.");
      return;
    }
    Delivery delivery;
    try {
      delivery = delivery(guid, event, envelope, evidence);
    } catch (Refused odd) {
      answer(response, Status.BAD_REQUEST_400, odd.getMessage() + ".");
      return;
    }
    keep(delivery, response);
  }

  private Delivery delivery(
      String guid, String event, Payloads.Envelope envelope, Evidence evidence) {
    return new Delivery(
        guid,
        event,
        envelope.action(),
        envelope.repository(),
        envelope.subject(),
        envelope.slot(),
        evidence,
        clock.instant());
  }

  /** What GitHub says about a delivery; the signature is not kept, only that it was right. */
  private static Map<String, String> kept(ServerRequest request) {
    return request.headers().stream()
        .filter(header -> KEPT.matcher(header.name()).matches())
        .collect(Collectors.toMap(Header::name, Header::get, (one, another) -> one));
  }

  private void keep(Delivery delivery, ServerResponse response) {
    boolean fresh;
    try {
      fresh = inbox.keep(delivery);
    } catch (RuntimeException failure) {
      LOG.atError()
          .addKeyValue("delivery", delivery.guid())
          .setCause(failure)
          .log("a delivery could not be kept");
      answer(response, Status.SERVICE_UNAVAILABLE_503, "It could not be stored: send it again.");
      return;
    }
    if (fresh) {
      watch.kept().run();
    }
    // 202 for a repetition too: GitHub must not see an error for what we already have.
    answer(response, Status.ACCEPTED_202, fresh ? "kept" : "known");
  }

  private static byte[] body(ServerRequest request) {
    try (var in = request.content().inputStream()) {
      return in.readNBytes(LARGEST_BODY + 1);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String header(ServerRequest request, HeaderName name) {
    return request.headers().first(name).orElse("");
  }

  private static void answer(ServerResponse response, Status status, String text) {
    response.status(status).send(text + "\n");
  }
}
