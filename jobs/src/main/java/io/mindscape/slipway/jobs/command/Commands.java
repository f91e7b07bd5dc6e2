package io.mindscape.slipway.jobs.command;

import io.mindscape.slipway.jobs.effect.AuditLog.Deed;
import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.fix.FixPull;
import io.mindscape.slipway.jobs.forge.Discussion.Comment;
import io.mindscape.slipway.jobs.forge.Discussion.Reaction;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.breakglass.BreakGlass;
import io.mindscape.slipway.jobs.maintenance.orders.Word;
import io.mindscape.slipway.jobs.maintenance.plan.Ordering;
import io.mindscape.slipway.jobs.promotion.Promotions;
import io.mindscape.slipway.jobs.promotion.Prose;
import io.mindscape.slipway.jobs.promotion.Typed;
import io.mindscape.slipway.policies.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Does what people ask for in comments, and answers each comment once.
 *
 * <p>Throws {@link io.mindscape.slipway.jobs.Unavailable} when the forge or its Git does not
 * answer; nothing is answered then, and the command is obeyed when it is tried again.
 */
public final class Commands {

  private static final List<String> WORDS =
      List.of("promote", "approve", "why", "fix", "maintenance");
  private static final Pattern ANSWER = Pattern.compile("<!-- slipway:answer (\\d{1,18}) -->");

  private final Forge forge;
  private final Effects effects;
  private final Promote promote;
  private final Approve approve;
  private final Why why;
  private final Fix fix;
  private final Maintain maintain;
  private final Ordering ordering;

  /** What people say about maintenance. */
  public record Upkeep(BreakGlass breakGlass, Ordering ordering) {}

  public Commands(
      Forge forge, Promotions promotions, FixPull fixPull, Upkeep upkeep, Effects effects) {
    this.forge = forge;
    this.ordering = upkeep.ordering();
    this.effects = effects;
    this.promote = new Promote(promotions);
    this.approve = new Approve(promotions);
    this.why = new Why(promotions, forge.people());
    this.fix = new Fix(fixPull);
    this.maintain = new Maintain(upkeep);
  }

  /**
   * Obeys a comment, if it is a command: reads it anew from the forge, acts, reacts and answers.
   * Doing so again changes nothing.
   *
   * @param issue the pull request or issue that it stands on
   */
  public void obey(RepoName repo, int issue, long comment) {
    forge
        .discussion()
        .find(repo, comment)
        .filter(found -> found.issue() == issue)
        .filter(found -> !found.author().equalsIgnoreCase(forge.people().self()))
        .ifPresent(found -> Typed.in(found.body()).ifPresent(typed -> obey(repo, found, typed)));
  }

  /** Whether a comment, by whomever, is answered if it is obeyed. */
  public static boolean asks(Comment comment) {
    return Typed.in(comment.body()).flatMap(Commands::meant).isPresent();
  }

  /** Whether a comment is like an order: such a one is answered where orders are given. */
  public static boolean isNearlyAnOrder(Comment comment) {
    return Typed.in(comment.body()).flatMap(Commands::order).isPresent();
  }

  private static boolean isCommand(String word) {
    return WORDS.contains(word) || Word.of(word).isPresent();
  }

  private static Optional<String> order(Typed typed) {
    return Spelling.nearest(typed.word(), Word.all());
  }

  /** Other tools have commands too: of ours for maintenance only those count that are ours. */
  private static Optional<String> meant(Typed typed) {
    return Word.of(typed.word()).map(Word::typed).or(() -> Spelling.nearest(typed.word(), WORDS));
  }

  /** Where orders are given, a misspelt one is ours. */
  private Optional<String> meant(RepoName repo, Comment comment, Typed typed) {
    return meant(typed)
        .or(() -> order(typed).filter(order -> ordering.isPreview(repo, comment.issue())));
  }

  /** The id of the comment that one of the bot's own comments answers, if it answers one. */
  public static Optional<Long> answered(Comment comment) {
    var marker = ANSWER.matcher(comment.body());
    return marker.lookingAt() ? Optional.of(Long.valueOf(marker.group(1))) : Optional.empty();
  }

  private void obey(RepoName repo, Comment comment, Typed typed) {
    var meant = meant(repo, comment, typed);
    if (meant.isEmpty()) {
      return;
    }
    var answer = find(repo, comment);
    if (answer.isPresent()) {
      effects.settle(key(repo, comment), () -> answer);
    } else {
      // Whoever sent the delivery: it is the comment's author who asks.
      new Cause(comment.author(), Cause.current().why())
          .run(() -> obey(repo, comment, typed, meant.get()));
    }
  }

  private void obey(RepoName repo, Comment comment, Typed typed, String meant) {
    forge.discussion().react(repo, comment.id(), Reaction.EYES);
    var reply = reply(repo, comment, typed, meant);
    if (!reply.done()) {
      effects.refused(deed(repo, comment, typed), reply.text());
    }
    forge
        .discussion()
        .react(repo, comment.id(), reply.done() ? Reaction.ROCKET : Reaction.CONFUSED);
    answer(repo, comment, typed, reply);
  }

  private Reply reply(RepoName repo, Comment comment, Typed typed, String meant) {
    if (!typed.word().equals(meant)) {
      return Reply.not(
          "there is no command %s. Did you mean `/%s`? Write it in a new comment."
              .formatted(Prose.code("/" + typed.word()), meant));
    }
    if (comment.edited()) {
      return Reply.not("an edited comment does not count. Write the command in a new comment.");
    }
    try {
      return reply(asked(repo, comment, typed), meant, comment.id());
    } catch (Refused refused) {
      return Reply.not(refused.getMessage());
    }
  }

  /**
   * Obeys a click on the button of a check; what comes of it, but for a commit, each is told once.
   *
   * @param login who clicked
   * @param head the commit that the check speaks of
   */
  public void fix(RepoName repo, int number, String login, CommitId head) {
    var pull = forge.pullRequests().find(repo, number).filter(PullRequest::open);
    if (pull.isEmpty() || !pull.get().head().equals(head)) {
      return; // The check of another head has a button of its own.
    }
    new Cause(login, Cause.current().why()).run(() -> fix.press(pull.get(), login, this::tell));
  }

  private void tell(PullRequest pull, String login, Reply reply) {
    var occasion = "%s %s".formatted(pull.head(), login);
    var marker = "<!-- slipway:fix %s -->".formatted(occasion);
    if (!reply.done()) {
      effects.refused(
          new Deed("command", "%s#%d".formatted(pull.repo(), pull.number()), "the button Fix"),
          reply.text());
    }
    Supplier<Optional<String>> find =
        () ->
            forge
                .discussion()
                .findMarked(pull.repo(), pull.number(), marker)
                .map(there -> Long.toString(there.id()));
    effects.once(
        "fix:%s#%d:told:%s".formatted(pull.repo(), pull.number(), occasion),
        "the answer to the button Fix on %s#%d".formatted(pull.repo(), pull.number()),
        find,
        () ->
            Long.toString(
                forge
                    .discussion()
                    .write(
                        pull.repo(),
                        pull.number(),
                        "%s\n@%s %s\n".formatted(marker, login, reply.text().strip()))
                    .id()));
  }

  private Reply reply(Asked asked, String word, long comment) {
    return switch (word) {
      case "promote" -> promote.answer(asked);
      case "approve" -> approve.answer(asked);
      case "why" -> why.answer(asked);
      case "fix" -> fix.answer(asked, comment);
      case "maintenance" -> maintain.answer(asked, comment);
      case "veto", "defer", "first", "unveto" -> order(asked, comment);
      default -> throw new IllegalStateException("no command " + word);
    };
  }

  private Reply order(Asked asked, long comment) {
    var answer = ordering.answer(asked.repo(), asked.issue(), comment);
    return new Reply(answer.done(), answer.text());
  }

  private Asked asked(RepoName repo, Comment comment, Typed typed) {
    Optional<PullRequest> pull =
        forge.pullRequests().find(repo, comment.issue()).filter(PullRequest::open);
    boolean onPromotions =
        forge.discussion().findIssue(repo, Promotions.LABEL).equals(Optional.of(comment.issue()));
    return new Asked(repo, comment.issue(), comment.author(), pull, onPromotions, typed.rest());
  }

  private static Deed deed(RepoName repo, Comment comment, Typed typed) {
    return new Deed(
        "command",
        "%s#%d comment %d".formatted(repo, comment.issue(), comment.id()),
        "/"
            + String.join(
                " ", Stream.concat(Stream.of(typed.word()), typed.rest().stream()).toList()));
  }

  private static String key(RepoName repo, Comment comment) {
    return "answer:%s:%d".formatted(repo, comment.id());
  }

  private Optional<String> find(RepoName repo, Comment comment) {
    return forge
        .discussion()
        .findMarked(repo, comment.issue(), marker(comment))
        .map(answer -> Long.toString(answer.id()));
  }

  private void answer(RepoName repo, Comment comment, Typed typed, Reply reply) {
    var markers = marker(comment) + (typed.word().equals("why") ? " <!-- slipway:why -->" : "");
    var text = reply.text().strip() + Unheard.in(comment.body(), Commands::isCommand);
    var body = "%s\n@%s %s\n".formatted(markers, comment.author(), text);
    effects.once(
        key(repo, comment),
        "the answer to a command on %s#%d".formatted(repo, comment.issue()),
        () -> find(repo, comment),
        () -> Long.toString(forge.discussion().write(repo, comment.issue(), body).id()));
  }

  private static String marker(Comment comment) {
    return "<!-- slipway:answer %d -->".formatted(comment.id());
  }
}
