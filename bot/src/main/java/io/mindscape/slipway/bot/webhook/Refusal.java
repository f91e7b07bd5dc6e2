package io.mindscape.slipway.bot.webhook;

import io.helidon.http.Status;
import java.util.Locale;

/** Why a request at GitHub's door is turned away: the answer, and the name in the metric. */
public enum Refusal {
  METHOD(Status.METHOD_NOT_ALLOWED_405, "Deliveries are sent with POST."),
  PATH(Status.NOT_FOUND_404, "GitHub's deliveries belong at /webhooks/github."),
  HEADER(Status.BAD_REQUEST_400, "A header of the delivery is there twice."),
  TYPE(
      Status.UNSUPPORTED_MEDIA_TYPE_415,
      "Set the webhook's content type to application/json on GitHub; no other one is read."),
  ENCODING(Status.UNSUPPORTED_MEDIA_TYPE_415, "A payload is sent as it is, without an encoding."),
  LENGTH(Status.LENGTH_REQUIRED_411, "Content-Length has to say how long the payload is."),
  SIZE(Status.REQUEST_ENTITY_TOO_LARGE_413, "A payload has at most 25 MB."),
  IDENTITY(
      Status.BAD_REQUEST_400,
      "X-GitHub-Event and X-GitHub-Delivery have to be there, of letters, digits, - and _."),
  SIGNATURE(Status.UNAUTHORIZED_401, "The signature is missing or wrong."),
  BUSY(Status.SERVICE_UNAVAILABLE_503, "Too much is arriving at once: send it again."),
  SLOW(Status.REQUEST_TIMEOUT_408, "The request took too long to arrive."),
  CUT_SHORT(Status.BAD_REQUEST_400, "The payload ended early."),
  JSON(Status.BAD_REQUEST_400, "The payload is no JSON object that can be read."),
  SHAPE(Status.BAD_REQUEST_400, "The payload is not one that GitHub sends."),
  NAME(Status.BAD_REQUEST_400, "A name in the payload is too long or no name."),
  REPOSITORY(
      Status.FORBIDDEN_403,
      "This bot does not look after that repository: add it to SLIPWAY_REPOSITORIES."),
  HTTP(Status.BAD_REQUEST_400, "The request is not HTTP/1.1 as it should be.");

  private final int status;
  private final String sentence;

  Refusal(Status status, String sentence) {
    this.status = status.code();
    this.sentence = sentence;
  }

  Status status() {
    return Status.create(status);
  }

  /** What the sender reads; nothing of what it sent is in it. */
  String sentence() {
    return sentence;
  }

  /** The value of the metric's label. */
  public String reason() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Ends what is being done about the request. */
  TurnedAway turnedAway() {
    return new TurnedAway(this);
  }

  /** A request is turned away; told by the door alone. It costs no stack trace: many may come. */
  static final class TurnedAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal why;

    private TurnedAway(Refusal why) {
      super(why.sentence, null, false, false);
      this.why = why;
    }

    Refusal why() {
      return why;
    }
  }
}
