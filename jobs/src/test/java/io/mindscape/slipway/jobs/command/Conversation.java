package io.mindscape.slipway.jobs.command;

import io.mindscape.slipway.jobs.fix.FixPull;
import io.mindscape.slipway.jobs.fix.Menders;
import io.mindscape.slipway.jobs.forge.Discussion.Comment;
import io.mindscape.slipway.jobs.forge.Discussion.Reaction;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.image.Digests;
import io.mindscape.slipway.jobs.maintenance.breakglass.BreakGlass;
import io.mindscape.slipway.jobs.maintenance.breakglass.MemoryRequests;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import io.mindscape.slipway.jobs.maintenance.journal.MemoryJournal;
import io.mindscape.slipway.jobs.maintenance.journal.Remembered;
import io.mindscape.slipway.jobs.maintenance.orders.MemoryOrderBook;
import io.mindscape.slipway.jobs.maintenance.plan.Ordering;
import io.mindscape.slipway.jobs.maintenance.plan.Previews;
import io.mindscape.slipway.jobs.maintenance.report.MemoryReports;
import io.mindscape.slipway.jobs.promotion.Platform;
import io.mindscape.slipway.jobs.promotion.Promotions;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.jobs.turn.LocalTurns;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A platform on which people comment, and the bot hears each comment at once. */
final class Conversation {

  final Platform platform = new Platform();
  final Previews.Ports previews =
      new Previews.Ports(
          platform.forge.forge(),
          new Strategies(platform.git),
          platform.effects,
          new LocalTurns(),
          new Remembered(new MemoryJournal(), new MemoryOrderBook(), new MemoryReports()));
  final Commands commands =
      new Commands(
          platform.forge.forge(),
          platform.promotions,
          new FixPull(
              platform.git,
              new Strategies(platform.git),
              new Menders(
                  platform.ports.inspector(), Digests.unasked("nobody is asked"), platform.time),
              platform.effects,
              platform.forge.people()),
          new Commands.Upkeep(
              new BreakGlass(
                  new BreakGlass.Ports(
                      new Strategies(platform.git),
                      platform.forge.forge(),
                      new MemoryRequests(),
                      platform.effects,
                      Bars.NONE),
                  platform.time),
              ordering()),
          platform.effects);

  Ordering ordering() {
    return new Ordering(previews, platform.time);
  }

  /** A promotion that waits for nothing but an approval. */
  PullRequest promotion() {
    platform.release("1.9.0");
    platform.time.pass(Duration.ofMinutes(10));
    var pull = platform.promoted();
    platform.pass(pull);
    return pull;
  }

  int promotionsIssue() {
    platform.promotions.refresh(Platform.REPO);
    return platform.forge.discussion().findIssue(Platform.REPO, Promotions.LABEL).orElseThrow();
  }

  long say(int issue, String login, String text) {
    long comment = platform.forge.discussion().comment(Platform.REPO, issue, login, text);
    commands.obey(Platform.REPO, issue, comment);
    return comment;
  }

  Set<Reaction> reactions(long comment) {
    return platform.forge.discussion().reactions(comment);
  }

  long opened() {
    return platform.forge.pullRequests().open(Platform.REPO).size();
  }

  String answer(int issue, long comment) {
    return answers(issue, comment).stream().map(Comment::body).findFirst().orElseThrow();
  }

  List<Comment> answers(int issue, long comment) {
    var marker = "<!-- slipway:answer %d -->".formatted(comment);
    return platform.forge.discussion().comments(Platform.REPO, issue).stream()
        .filter(one -> one.body().contains(marker))
        .toList();
  }
}
