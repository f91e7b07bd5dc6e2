package io.mindscape.slipway.jobs.delivery;

import io.mindscape.slipway.jobs.delivery.Evidence.Origin;
import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What the bot notes for itself, to be done in its lane: as deliveries, so that they wait, are
 * tried again, outlive the process and are seen as what the forge sends is.
 */
public final class Notes {

  /** The event of every note. */
  public static final String EVENT = "slipway";

  private static final String AFTER = " after ";
  private static final String WHO = "who";
  private static final String WHY = "why";

  private final Inbox inbox;
  private final Deliveries deliveries;
  private final Clock clock;

  public Notes(Inbox inbox, Deliveries deliveries, Clock clock) {
    this.inbox = inbox;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /**
   * Notes that {@code event} is to be handled, unless one of its kind waits already that has not
   * begun: that one will see what is now.
   *
   * @return whether a note was left
   * @throws io.mindscape.slipway.jobs.Unavailable if it could not be kept
   */
  public boolean leave(Event event) {
    var place = place(event);
    if (deliveries.waiting(place.subject(), place.slot())) {
      return false;
    }
    var cause = Cause.current();
    var headers = new HashMap<>(place.headers());
    headers.put(WHO, cause.who());
    headers.put(WHY, root(cause.why()));
    inbox.keep(
        new Delivery(
            "note-" + UUID.randomUUID(),
            EVENT,
            place.kind(),
            place.repository(),
            place.subject(),
            place.slot(),
            new Evidence(headers, Origin.NOTE, new byte[0]),
            clock.instant()));
    return true;
  }

  /** A note that a note led to tells of what led to the first one. */
  private static String root(String why) {
    int last = why.lastIndexOf(AFTER);
    return last < 0 ? why : why.substring(last + AFTER.length());
  }

  /** The lane in which {@code event} is handled. */
  public static String subject(Event event) {
    return place(event).subject();
  }

  /** Whether the bot wrote it itself. */
  public static boolean isNote(Delivery delivery) {
    return delivery.evidence().origin() == Origin.NOTE;
  }

  /** What a note says. */
  public static Event event(Delivery note) {
    var repo = RepoName.parse(note.repository());
    var headers = note.evidence().headers();
    return switch (note.action()) {
      case "review" -> new Event.PullRequestChanged(repo, number(headers));
      case "gates" -> new Event.GatesMoved(repo, number(headers));
      case "push" -> new Event.BranchPushed(repo, branch(headers));
      case "deploy" -> new Event.DeployDue(repo, branch(headers));
      case "comment" ->
          new Event.Commented(repo, number(headers), Long.parseLong(header(headers, "comment")));
      case "promotions" -> new Event.PromotionsMoved(repo);
      // One of a newer version, which was here before.
      default -> new Event.Ignored("nothing is known of a note " + note.action());
    };
  }

  /** Who caused a note, and by what. */
  public static Cause cause(Delivery note) {
    var headers = note.evidence().headers();
    return new Cause(
        headers.getOrDefault(WHO, Cause.UNSAID.who()),
        "%s (%s)%s%s"
            .formatted(
                note.guid(), note.action(), AFTER, headers.getOrDefault(WHY, Cause.UNSAID.why())));
  }

  /** Where a note belongs, and what it holds. */
  private record Place(
      String kind, String repository, String subject, String slot, Map<String, String> headers) {}

  private static Place place(Event event) {
    return switch (event) {
      case Event.PullRequestChanged(var repo, var number) ->
          on(repo, number, "review", Delivery.REVIEW);
      case Event.GatesMoved(var repo, var number) -> on(repo, number, "gates", "gates");
      case Event.Reviewed(var repo, var number) -> on(repo, number, "gates", "gates");
      case Event.BranchPushed(var repo, var branch) -> at(repo, branch, "push", Delivery.PUSH);
      case Event.DeployDue(var repo, var branch) -> at(repo, branch, "deploy", "deploy");
      case Event.Commented(var repo, var issue, var comment) -> comment(repo, issue, comment);
      case Event.PromotionsMoved(var repo) -> of(repo);
      case Event.PullRequestClosed(var repo, var number) -> of(repo);
      case Event.ImagePublished published -> throw noNote(published);
      case Event.FixAsked asked -> throw noNote(asked);
      case Event.Ignored ignored -> throw noNote(ignored);
    };
  }

  private static Place on(RepoName repo, int number, String kind, String slot) {
    var name = repo.toString();
    return new Place(
        kind,
        name,
        Subject.pullRequest(name, number),
        slot,
        Map.of("number", Integer.toString(number)));
  }

  private static Place at(RepoName repo, String branch, String kind, String slot) {
    var name = repo.toString();
    return new Place(kind, name, Subject.branch(name, branch), slot, Map.of("branch", branch));
  }

  private static Place comment(RepoName repo, int issue, long comment) {
    var name = repo.toString();
    return new Place(
        "comment",
        name,
        Subject.pullRequest(name, issue),
        "comment " + comment,
        Map.of("number", Integer.toString(issue), "comment", Long.toString(comment)));
  }

  private static Place of(RepoName repo) {
    return new Place("promotions", repo.toString(), repo.toString(), "promotions", Map.of());
  }

  private static IllegalArgumentException noNote(Event event) {
    return new IllegalArgumentException("the bot never notes for itself: " + event);
  }

  private static int number(Map<String, String> headers) {
    return Integer.parseInt(header(headers, "number"));
  }

  private static String branch(Map<String, String> headers) {
    return header(headers, "branch");
  }

  private static String header(Map<String, String> headers, String name) {
    var value = headers.get(name);
    if (value == null) {
      throw new IllegalStateException("a note without its " + name);
    }
    return value;
  }
}
