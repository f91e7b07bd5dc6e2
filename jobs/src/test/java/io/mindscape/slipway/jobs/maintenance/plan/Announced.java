package io.mindscape.slipway.jobs.maintenance.plan;

import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Page;
import io.mindscape.slipway.jobs.maintenance.orders.Orders;
import io.mindscape.slipway.jobs.maintenance.plan.Ordering.Answer;
import io.mindscape.slipway.jobs.outward.Recorded;
import io.mindscape.slipway.jobs.strategy.Strategies;
import java.time.LocalDate;
import java.util.List;

/**
 * The platform of {@link Scene}, on the Friday before. Ana and bo are in the team; mallory is not.
 */
final class Announced {

  static final String TEAM = "mindscape/platform";
  static final String STRATEGY =
      Scene.STRATEGY.replace("delivery:\n", "delivery:\n  owners: [mindscape/platform]\n");
  static final LocalDate SUNDAY = LocalDate.parse("2026-11-29");

  final Scene scene;
  private final Ordering ordering;

  Announced() {
    this(STRATEGY);
  }

  Announced(String strategy) {
    this.scene = new Scene(strategy).withSomethingToDo();
    scene.clock.set("2026-11-27T02:00:00Z");
    scene.forge.people().team(TEAM, "ana", "bo");
    this.ordering = new Ordering(ports(), scene.clock);
  }

  Previews.Ports ports() {
    var forge = new Recorded(scene.effects).forge(scene.forge.forge(), Act.Kind.CHECK);
    return new Previews.Ports(
        forge, new Strategies(scene.git), scene.effects, scene.turns, scene.kept());
  }

  /** The previews of a bot that has just been started. */
  Previews previews() {
    return new Previews(ports(), scene.clock);
  }

  /** The previews are looked at. */
  Announced look() {
    previews().tick(Scene.REPO);
    return this;
  }

  Page page() {
    return scene.book.on(Scene.REPO, SUNDAY).orElseThrow();
  }

  int issue() {
    return page().preview().issue();
  }

  Orders orders() {
    return page().orders();
  }

  /** The text of the preview. */
  String text() {
    return scene.forge.discussion().issue(issue()).body();
  }

  List<String> titles() {
    return scene.forge.discussion().issues().stream().map(issue -> issue.title()).toList();
  }

  /** Somebody comments, and nobody hears it yet. */
  long write(String login, String text) {
    return scene.forge.discussion().comment(Scene.REPO, issue(), login, text);
  }

  Answer say(String login, String text) {
    return say(issue(), login, text);
  }

  Answer say(int issue, String login, String text) {
    long comment = scene.forge.discussion().comment(Scene.REPO, issue, login, text);
    return ordering.answer(Scene.REPO, issue, comment);
  }
}
