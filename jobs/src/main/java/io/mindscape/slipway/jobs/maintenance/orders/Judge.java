package io.mindscape.slipway.jobs.maintenance.orders;

import io.mindscape.slipway.jobs.forge.Discussion.Comment;
import io.mindscape.slipway.jobs.forge.People;
import io.mindscape.slipway.jobs.promotion.Prose;
import io.mindscape.slipway.jobs.promotion.Typed;
import io.mindscape.slipway.policies.schema.Nearest;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether an order counts. Who is in which team it asks the forge, once for each person. */
final class Judge {

  private final People people;
  private final List<String> teams;
  private final List<String> tasks;
  private final Map<String, Boolean> members = new HashMap<>();

  Judge(People people, Strategy strategy) {
    this.people = people;
    this.teams = strategy.delivery().owners();
    this.tasks = strategy.tasks().stream().distinct().toList();
  }

  /** Nothing where the comment gives no order. */
  Optional<Verdict> judge(Comment comment) {
    if (comment.author().equalsIgnoreCase(people.self())) {
      return Optional.empty();
    }
    return Typed.in(comment.body())
        .flatMap(typed -> Word.of(typed.word()).map(word -> judge(comment, word, typed.rest())));
  }

  private Verdict judge(Comment comment, Word word, List<String> rest) {
    return flaw(comment)
        .or(() -> misnamed(word, rest))
        .<Verdict>map(Verdict.Not::new)
        .orElseGet(
            () ->
                new Verdict.Counts(
                    new Order(
                        comment.id(), comment.author(), word, rest.getFirst(), reason(rest))));
  }

  /** Why it is not for its author to give orders. */
  private Optional<String> flaw(Comment comment) {
    if (teams.isEmpty()) {
      return Optional.of(
          "nobody may give orders here: name the teams that may as `delivery.owners` in `%s`."
              .formatted(Strategy.FILE));
    }
    if (!mayOrder(comment.author())) {
      return Optional.of(
          "only a member of %s may give orders to the maintenance window; %s is none."
              .formatted(teamNames(), Prose.code(comment.author())));
    }
    return comment.edited()
        ? Optional.of("an edited comment does not count. Write the order in a new comment.")
        : Optional.empty();
  }

  private boolean mayOrder(String login) {
    return members.computeIfAbsent(
        login.toLowerCase(Locale.ROOT), same -> people.inAnyTeam(login, teams));
  }

  private String teamNames() {
    return String.join(" or ", teams.stream().map(Prose::code).toList());
  }

  private Optional<String> misnamed(Word word, List<String> rest) {
    if (rest.isEmpty()) {
      return Optional.of("say which task: %s. %s".formatted(line(word, "TASK"), known()));
    }
    var task = rest.getFirst();
    if (!tasks.contains(task)) {
      var near = Nearest.to(task, tasks);
      return Optional.of(
          "there is no task %s in this window. %s%s"
              .formatted(
                  Prose.code(task),
                  near.isEmpty() ? "" : "Did you mean %s? ".formatted(line(word, near)),
                  known()));
    }
    if (word == Word.VETO && reason(rest).isEmpty()) {
      return Optional.of(
          "a veto says why, so that others know: %s. To put it off without a reason, type %s."
              .formatted(line(word, task), line(Word.DEFER, task)));
    }
    return Optional.empty();
  }

  private String known() {
    return tasks.isEmpty()
        ? "`%s` names none.".formatted(Strategy.FILE)
        : "The tasks are %s.".formatted(Prose.list(tasks.stream().map(Prose::code).toList()));
  }

  private static String line(Word word, String task) {
    return Prose.code("/%s %s%s".formatted(word.typed(), task, word == Word.VETO ? " REASON" : ""));
  }

  private static String reason(List<String> rest) {
    return String.join(" ", rest.subList(1, rest.size()))
        .strip()
        .replaceAll("^[\"“'](.*)[\"”']$", "$1")
        .strip();
  }
}
