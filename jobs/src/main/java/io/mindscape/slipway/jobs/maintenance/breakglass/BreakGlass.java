package io.mindscape.slipway.jobs.maintenance.breakglass;

import io.mindscape.slipway.jobs.effect.AuditLog.Deed;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.forge.People;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.Asked;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.Confirmed;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.State;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.time.Clock;
import java.util.stream.Collectors;

/**
 * What people may say about a task outside the window: one asks for it, a second one agrees, and
 * anyone of theirs can stop it. Who is entitled is asked of the forge each time. What is {@link
 * Refused} says who may, and what to do; nothing is changed then.
 */
public final class BreakGlass {

  private final Ports ports;
  private final Clock clock;

  /** What it works with. */
  public record Ports(
      Strategies strategies, Forge forge, Requests requests, Effects effects, Bars bars) {}

  public BreakGlass(Ports ports, Clock clock) {
    this.ports = ports;
    this.clock = clock;
  }

  /**
   * A comment in which somebody says something.
   *
   * @param by its author
   * @param issue on which it stands
   */
  public record Said(RepoName repo, int issue, long comment, String by) {}

  /**
   * Asks for a task; the same comment asks once.
   *
   * @return what waits for a second person now
   */
  public Request ask(Said said, Wish wish) {
    var known = ports.requests().of(said.repo(), said.comment());
    if (known.isPresent()) {
      return known.get();
    }
    var strategy = ports.strategies().of(said.repo()).strategy();
    var entitled = new Entitled(strategy, ports.forge().people());
    entitled.require(said.by());
    Place.require(said, ports.forge());
    Wishes.require(wish, strategy);
    notTwice(said, wish);
    notBarred(said.repo(), wish);
    var request =
        ports
            .requests()
            .ask(
                said.repo(),
                wish,
                new Asked(said.by(), clock.instant(), said.issue(), said.comment()));
    note(request, "asked by %s: %s".formatted(said.by(), wish.reason()));
    return request;
  }

  private void notTwice(Said said, Wish wish) {
    ports.requests().open(said.repo()).stream()
        .filter(request -> request.wish().task().equals(wish.task()))
        .findFirst()
        .ifPresent(
            request -> {
              throw new Refused(
                  "`%s` is asked for already: %s"
                      .formatted(request.wish().task(), Words.standing(request)));
            });
  }

  /**
   * Agrees to a request, as the second person.
   *
   * @return it, confirmed: it begins by itself
   */
  public Request confirm(Said said, long id) {
    var strategy = ports.strategies().of(said.repo()).strategy();
    var entitled = new Entitled(strategy, ports.forge().people());
    entitled.require(said.by());
    var request = find(said, id);
    var confirmed = request.course().confirmed();
    if (confirmed != null && confirmed.by().equalsIgnoreCase(said.by())) {
      return request;
    }
    waits(request);
    isSecond(said, request, entitled);
    standsAsAsked(request);
    notBarred(said.repo(), request.wish());
    if (!ports.requests().confirm(id, new Confirmed(said.by(), clock.instant()))) {
      throw new Refused(Words.standing(find(said, id)));
    }
    note(request, "confirmed by " + said.by());
    return find(said, id);
  }

  /**
   * Takes a request back, or stops what runs at its next step; one person is enough for that.
   *
   * @return as it was before
   */
  public Request stop(Said said, long id) {
    var strategy = ports.strategies().of(said.repo()).strategy();
    new Entitled(strategy, ports.forge().people()).require(said.by());
    var request = find(said, id);
    if (said.by().equalsIgnoreCase(request.course().stoppedBy())) {
      return request;
    }
    if (!ports.requests().stop(id, said.by())) {
      throw new Refused("there is nothing to stop: " + Words.standing(find(said, id)));
    }
    note(request, "stopped by " + said.by());
    return request;
  }

  private void notBarred(RepoName repo, Wish wish) {
    ports.bars().standing(repo, wish.task(), "", clock.instant()).stream()
        .filter(bar -> !bar.reason().goesOn() && !wish.isSpared(bar))
        .findFirst()
        .ifPresent(
            bar -> {
              throw new Refused(
                  bar.reason() == StopWork.Reason.FREEZE
                      ? "%s. If it cannot wait, ask for it with `--despite-freeze`."
                          .formatted(bar.words())
                      : "%s. A veto wins; whoever said so can take it back."
                          .formatted(bar.words()));
            });
  }

  private Request find(Said said, long id) {
    return ports
        .requests()
        .find(said.repo(), id)
        .orElseThrow(
            () ->
                new Refused(
                    "there is no break-glass %d here. %s".formatted(id, thereAre(said.repo()))));
  }

  private String thereAre(RepoName repo) {
    var open = ports.requests().open(repo);
    return open.isEmpty()
        ? "None is open."
        : open.stream().map(Words::standing).collect(Collectors.joining(" "));
  }

  private void waits(Request request) {
    if (request.state() != State.ASKED) {
      throw new Refused(Words.standing(request));
    }
    if (!clock.instant().isBefore(request.lapses())) {
      throw new Refused(
          "%s lapsed at %s: nobody confirmed it within %d minutes. Ask for it anew."
              .formatted(
                  request.called(), Words.at(request.lapses()), Request.PATIENCE.toMinutes()));
    }
  }

  private static void isSecond(Said said, Request request, Entitled entitled) {
    var asker = request.asked().by();
    if (asker.equalsIgnoreCase(said.by())) {
      throw new Refused(
          "you asked for it yourself: a second person confirms it, another member of %s."
              .formatted(entitled.teams()));
    }
    if (request.asked().issue() != said.issue()) {
      throw new Refused(
          "it was asked for on #%d, where its reason stands: confirm it there."
              .formatted(request.asked().issue()));
    }
    if (!entitled.is(asker)) {
      throw new Refused(
          "%s, who asked for it, is no member of %s any more: ask for it yourself, and have somebody else confirm it."
              .formatted(Markdown.code(asker), entitled.teams()));
    }
  }

  /** What is confirmed is what was first written; who changes it wants something else. */
  private void standsAsAsked(Request request) {
    var comment = ports.forge().discussion().find(request.repo(), request.asked().comment());
    if (comment.filter(found -> !found.edited()).isEmpty()) {
      throw new Refused(
          "the comment that asked for %s was %s since, so it does not count. Ask for it anew."
              .formatted(request.called(), comment.isEmpty() ? "deleted" : "edited"));
    }
  }

  private void note(Request request, String what) {
    ports.effects().noted(deed(request), what);
  }

  /** As the audit log has it. */
  static Deed deed(Request request) {
    var wish = request.wish();
    return new Deed(
        "break-glass",
        "%s#%d break-glass %d".formatted(request.repo(), request.asked().issue(), request.id()),
        "%s outside the window for at most %d minutes%s"
            .formatted(
                wish.task(),
                wish.length().toMinutes(),
                wish.despiteFreeze() ? ", despite any freeze" : ""));
  }

  /** The strategy decides who; see {@link Strategy#breakGlassTeams}. */
  record Entitled(Strategy strategy, People people) {

    void require(String login) {
      if (strategy.breakGlassTeams().isEmpty()) {
        throw new Refused(
            "nobody may run a task outside the window here: `slipway.yaml` names no team. Add"
                + " `delivery.owners` or `maintenance.break_glass.teams` to it.");
      }
      if (login.endsWith("[bot]")) {
        throw new Refused(
            "no bot may do that: it takes two people, members of %s.".formatted(teams()));
      }
      if (!is(login)) {
        throw new Refused(
            "only members of %s may do that. Ask one of them to type it.".formatted(teams()));
      }
    }

    boolean is(String login) {
      return people.inAnyTeam(login, strategy.breakGlassTeams());
    }

    String teams() {
      return strategy.breakGlassTeams().stream()
          .map(Markdown::code)
          .collect(Collectors.joining(" or "));
    }
  }
}
