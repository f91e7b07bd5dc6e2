package io.mindscape.slipway.jobs.outward;

import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.effect.Act.Kind;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.Outcome;
import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Comments and issues, each act on them recorded. A text that is there already is no act. */
public final class RecordedDiscussion implements Discussion {

  private final Discussion discussion;
  private final Effects effects;
  private final UnaryOperator<String> veil;

  public RecordedDiscussion(Discussion discussion, Recorded recorded) {
    this.discussion = discussion;
    this.effects = recorded.effects();
    this.veil = recorded.veil();
  }

  @Override
  public Comment write(RepoName repo, int number, String written) {
    var body = veil.apply(written);
    var marker = Keys.marker(body);
    return effects.make(
        new Act(
            Kind.COMMENT,
            Keys.comment(repo, number, marker),
            "a comment on %s#%d".formatted(repo, number)),
        () -> discussion.findMarked(repo, number, marker),
        () -> discussion.write(repo, number, body),
        comment -> Outcome.done("the comment " + comment.id()));
  }

  @Override
  public void replace(RepoName repo, long comment, String written) {
    var body = veil.apply(written);
    var there = discussion.find(repo, comment);
    if (there.isPresent() && !same(there.get().body(), body)) {
      effects.set(
          new Act(
              Kind.COMMENT_TEXT,
              Keys.commentText(repo, comment),
              "the text of a comment on %s#%d".formatted(repo, there.get().issue())),
          "replaced",
          () -> discussion.replace(repo, comment, body));
    }
  }

  @Override
  public void react(RepoName repo, long comment, Reaction reaction) {
    var word = reaction.name().toLowerCase(Locale.ROOT);
    effects.set(
        new Act(
            Kind.REACTION,
            Keys.commentText(repo, comment) + " " + word,
            "the reaction \"%s\" to a comment in %s".formatted(word, repo)),
        "shown",
        () -> discussion.react(repo, comment, reaction));
  }

  @Override
  public int openIssue(RepoName repo, String label, String heading, String written) {
    var title = veil.apply(heading);
    var body = veil.apply(written);
    return effects.make(
        new Act(
            Kind.ISSUE,
            Keys.issue(repo, label, title),
            "the issue \"%s\" in %s".formatted(title, repo)),
        () -> discussion.findIssue(repo, label, title),
        () -> discussion.openIssue(repo, label, title, body),
        number -> Outcome.done("#" + number));
  }

  @Override
  public void replaceIssue(RepoName repo, int number, String written) {
    var body = veil.apply(written);
    if (discussion.issueText(repo, number).filter(there -> same(there, body)).isEmpty()) {
      effects.set(
          new Act(
              Kind.ISSUE_TEXT,
              Keys.number(repo, number),
              "the text of the issue %s#%d".formatted(repo, number)),
          "replaced",
          () -> discussion.replaceIssue(repo, number, body));
    }
  }

  @Override
  public void closeIssue(RepoName repo, int number) {
    effects.set(
        new Act(
            Kind.ISSUE_CLOSE,
            Keys.number(repo, number),
            "the end of the issue %s#%d".formatted(repo, number)),
        "closed",
        () -> discussion.closeIssue(repo, number));
  }

  /** The forge may give back other ends of lines, and no white space at the end. */
  static boolean same(String there, String wanted) {
    return there.replace("\r\n", "\n").strip().equals(wanted.replace("\r\n", "\n").strip());
  }

  @Override
  public Optional<Comment> find(RepoName repo, long comment) {
    return discussion.find(repo, comment);
  }

  @Override
  public List<Comment> comments(RepoName repo, int number) {
    return discussion.comments(repo, number);
  }

  @Override
  public List<Comment> commentsSince(RepoName repo, Instant since) {
    return discussion.commentsSince(repo, since);
  }

  @Override
  public Optional<Comment> findMarked(RepoName repo, int number, String marker) {
    return discussion.findMarked(repo, number, marker);
  }

  @Override
  public Optional<Integer> findIssue(RepoName repo, String label) {
    return discussion.findIssue(repo, label);
  }

  @Override
  public Optional<Integer> findIssue(RepoName repo, String label, String title) {
    return discussion.findIssue(repo, label, veil.apply(title));
  }

  @Override
  public List<Titled> openIssues(RepoName repo, String label) {
    return discussion.openIssues(repo, label);
  }

  @Override
  public Optional<String> issueText(RepoName repo, int number) {
    return discussion.issueText(repo, number);
  }
}
