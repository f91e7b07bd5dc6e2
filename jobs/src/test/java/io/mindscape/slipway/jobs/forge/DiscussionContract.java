package io.mindscape.slipway.jobs.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mindscape.slipway.jobs.forge.Discussion.Comment;
import io.mindscape.slipway.jobs.forge.Discussion.Reaction;
import io.mindscape.slipway.jobs.forge.Discussion.Titled;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Discussion} does. */
public abstract class DiscussionContract {

  private static final String MARKER = "<!-- slipway:review -->";

  private ForgeWorld world;
  private Discussion discussion;
  private int number;

  /** A fresh world. */
  protected abstract ForgeWorld world();

  @BeforeEach
  void enter() {
    world = world();
    discussion = world.forge().discussion();
    world.push("ana", "faster", Map.of("a.md", "a\n"), List.of());
    number = world.open("ana", "faster", "Make it faster");
  }

  @Test
  void readsWhatPeopleWrite() {
    long first = world.comment("ana", number, "/promote production");
    long second = world.comment("bo", number, "Nice: a `<b>` & \"c\"\n\nü");

    var comments = discussion.comments(world.repo(), number);
    assertThat(comments)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("changed")
        .containsExactly(
            new Comment(first, number, "ana", "/promote production", false, Instant.MIN),
            new Comment(second, number, "bo", "Nice: a `<b>` & \"c\"\n\nü", false, Instant.MIN));
    assertThat(comments).extracting(Comment::changed).isSorted();
    assertThat(discussion.find(world.repo(), first)).contains(comments.getFirst());
    assertThat(discussion.commentsSince(world.repo(), comments.getFirst().changed()))
        .contains(comments.getFirst());
  }

  /** A page that was full and the last is full still, and not the last. */
  @Test
  void seesWhatIsWrittenAfterAFullPage() {
    for (int i = 0; i < 100; i++) {
      world.comment("ana", number, "No. " + i);
    }
    assertThat(discussion.comments(world.repo(), number)).hasSize(100);

    long last = world.comment("ana", number, "And one more");

    assertThat(discussion.comments(world.repo(), number)).extracting(Comment::id).contains(last);
  }

  @Test
  void tellsAnEditedComment() {
    long comment = world.comment("ana", number, "/approve 3f9c2d1");
    world.edit("ana", comment, "/approve a81e004");

    var found = discussion.find(world.repo(), comment).orElseThrow();

    assertThat(found.edited()).isTrue();
    assertThat(found.body()).isEqualTo("/approve a81e004");
  }

  @Test
  void aDeletedCommentIsGone() {
    long comment = world.comment("ana", number, "Oh");
    world.delete("ana", comment);

    assertThat(discussion.find(world.repo(), comment)).isEmpty();
    assertThat(discussion.comments(world.repo(), number)).isEmpty();
  }

  @Test
  void findsItsOwnMarkedCommentAndNobodyElses() {
    world.comment("ana", number, MARKER + "\nI can write that too");
    assertThat(discussion.findMarked(world.repo(), number, MARKER)).isEmpty();

    var written = discussion.write(world.repo(), number, MARKER + "\nAll is well");

    assertThat(written.author()).isEqualTo(world.forge().people().self());
    assertThat(written.issue()).isEqualTo(number);
    assertThat(discussion.findMarked(world.repo(), number, MARKER))
        .map(Comment::id)
        .contains(written.id());
    assertThat(discussion.findMarked(world.repo(), number, "<!-- slipway:why -->")).isEmpty();
  }

  @Test
  void aMarkerThatIsOnlyQuotedMarksNothing() {
    discussion.write(world.repo(), number, "Somebody wrote:\n" + MARKER);

    assertThat(discussion.findMarked(world.repo(), number, MARKER)).isEmpty();
  }

  @Test
  void replacesItsCommentInPlace() {
    var written = discussion.write(world.repo(), number, MARKER + "\nAll is well");

    discussion.replace(world.repo(), written.id(), MARKER + "\nNot any more");
    discussion.replace(world.repo(), written.id(), MARKER + "\nNot any more");

    assertThat(discussion.comments(world.repo(), number))
        .singleElement()
        .satisfies(
            comment -> {
              assertThat(comment.id()).isEqualTo(written.id());
              assertThat(comment.body()).isEqualTo(MARKER + "\nNot any more");
            });
  }

  @Test
  void findsItsCommentAmongMany() {
    for (int i = 0; i < 120; i++) {
      world.comment("ana", number, "Comment " + i);
    }
    var written = discussion.write(world.repo(), number, MARKER);

    assertThat(discussion.findMarked(world.repo(), number, MARKER))
        .map(Comment::id)
        .contains(written.id());
    assertThat(discussion.comments(world.repo(), number)).hasSize(121);
  }

  @Test
  void findsWhatWasWrittenOrEditedSinceATime() {
    long old = world.comment("ana", number, "Before");
    long edited = world.comment("ana", number, "/promote produktion");
    int issue =
        discussion.openIssue(world.repo(), "slipway:promotions", "Promotions", "Nothing waits");
    var since = world.later();
    long first = world.comment("bo", issue, "/promote production");
    long second = discussion.write(world.repo(), number, "Done").id();
    world.later();
    world.edit("ana", edited, "/promote production");

    assertThat(discussion.commentsSince(world.repo(), since))
        .extracting(Comment::id, Comment::issue)
        .containsExactly(tuple(first, issue), tuple(second, number), tuple(edited, number));
    assertThat(discussion.commentsSince(world.repo(), since.minusSeconds(3600)))
        .extracting(Comment::id)
        .containsExactly(old, first, second, edited);
    assertThat(discussion.commentsSince(world.repo(), world.later())).isEmpty();
  }

  @Test
  void findsMoreSinceATimeThanAPageHolds() {
    var since = world.later();
    for (int i = 0; i < 120; i++) {
      world.comment("ana", number, "Comment " + i);
    }

    assertThat(discussion.commentsSince(world.repo(), since))
        .hasSize(120)
        .last()
        .extracting(Comment::body)
        .isEqualTo("Comment 119");
  }

  @Test
  void reactsOnce() {
    long comment = world.comment("ana", number, "/why");

    discussion.react(world.repo(), comment, Reaction.EYES);
    discussion.react(world.repo(), comment, Reaction.EYES);
    discussion.react(world.repo(), comment, Reaction.ROCKET);

    assertThat(world.reactions(comment)).isEqualTo(2);
  }

  @Test
  void keepsAnIssueByItsLabel() {
    assertThat(discussion.findIssue(world.repo(), "slipway:promotions")).isEmpty();

    int issue =
        discussion.openIssue(world.repo(), "slipway:promotions", "Promotions", "Nothing waits");
    discussion.openIssue(world.repo(), "slipway:maintenance", "Maintenance", "Sunday");
    discussion.replaceIssue(world.repo(), issue, "api 1.9.0 waits");

    assertThat(discussion.findIssue(world.repo(), "slipway:promotions")).contains(issue);
    assertThat(world.issueBody(issue)).isEqualTo("api 1.9.0 waits");
  }

  @Test
  void findsAnIssueByLabelAndTitle() {
    var label = "slipway:maintenance";
    discussion.openIssue(world.repo(), label, "Window of 22 November", "All done");
    int newer = discussion.openIssue(world.repo(), label, "Window of 29 November", "Open");

    assertThat(discussion.findIssue(world.repo(), label, "Window of 29 November")).contains(newer);
    assertThat(discussion.findIssue(world.repo(), label, "Window of 29")).isEmpty();
    assertThat(discussion.findIssue(world.repo(), "slipway:promotions", "Window of 29 November"))
        .isEmpty();
  }

  @Test
  void whatIsClosedIsFoundNoMoreAndKeepsItsWords() {
    var label = "slipway:maintenance";
    int issue = discussion.openIssue(world.repo(), label, "Planned", "A plan");
    int other = discussion.openIssue(world.repo(), label, "Report", "So far");

    discussion.closeIssue(world.repo(), issue);
    discussion.closeIssue(world.repo(), issue);
    discussion.replaceIssue(world.repo(), issue, "It is over");

    assertThat(discussion.findIssue(world.repo(), label, "Planned")).isEmpty();
    assertThat(discussion.openIssues(world.repo(), label))
        .containsExactly(new Titled(other, "Report"));
    assertThat(discussion.openIssues(world.repo(), "slipway:promotions")).isEmpty();
    assertThat(discussion.findIssue(world.repo(), label)).contains(other);
    assertThat(discussion.issueText(world.repo(), issue)).contains("It is over");
  }

  @Test
  void commentsOnAnIssueAsOnAPullRequest() {
    int issue = discussion.openIssue(world.repo(), "slipway:promotions", "Promotions", "Nothing");
    long comment = world.comment("ana", issue, "/promote production");

    assertThat(discussion.find(world.repo(), comment)).map(Comment::issue).contains(issue);
  }
}
