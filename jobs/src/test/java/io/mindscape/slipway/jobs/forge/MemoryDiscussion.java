package io.mindscape.slipway.jobs.forge;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.git.MemoryGit;
import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Comments and issues that stand in memory, and the people who write them. */
public final class MemoryDiscussion implements Discussion {

  private final Map<Long, Placed> comments = new TreeMap<>();
  private final Map<Long, Set<Reaction>> reactions = new HashMap<>();
  private final Map<Integer, Issue> issues = new TreeMap<>();
  private final Set<Integer> closed = new HashSet<>();
  private final Acts acts;
  private final AtomicInteger numbers;
  private final Clock clock;
  private long ids = 100;

  private record Placed(RepoName repo, Comment comment) {}

  /** An issue. */
  public record Issue(
      RepoName repo, int number, String author, String label, String title, String body) {}

  MemoryDiscussion(Acts acts, AtomicInteger numbers, Clock clock) {
    this.acts = acts;
    this.clock = clock;
    this.numbers = numbers;
  }

  /** Somebody writes a comment. */
  public synchronized long comment(RepoName repo, int number, String author, String body) {
    return add(repo, number, author, body).id();
  }

  /** Somebody edits a comment. */
  public synchronized void edit(long comment, String body) {
    var placed = comments.get(comment);
    var old = placed.comment();
    var edited = new Comment(old.id(), old.issue(), old.author(), body, true, clock.instant());
    comments.put(comment, new Placed(placed.repo(), edited));
  }

  /** Somebody deletes a comment. */
  public synchronized void delete(long comment) {
    comments.remove(comment);
  }

  /** Somebody opens an issue. */
  public synchronized int open(
      RepoName repo, String author, String label, String title, String body) {
    int number = numbers.incrementAndGet();
    issues.put(number, new Issue(repo, number, author, label, title, body));
    return number;
  }

  /** The issue of that number. */
  public synchronized Issue issue(int number) {
    return issues.get(number);
  }

  /** The open issues. */
  public synchronized List<Issue> issues() {
    return issues.values().stream().filter(this::isOpen).toList();
  }

  /** All issues, the closed ones too. */
  public synchronized List<Issue> everyIssue() {
    return List.copyOf(issues.values());
  }

  /** Somebody opens an issue again. */
  public synchronized void reopen(int number) {
    closed.remove(number);
  }

  /** Somebody closes an issue. */
  public synchronized void close(int number) {
    closed.add(number);
  }

  /** Somebody deletes an issue. */
  public synchronized void forget(int number) {
    issues.remove(number);
  }

  private boolean isOpen(Issue issue) {
    return !closed.contains(issue.number());
  }

  /** What the bot shows on a comment. */
  public synchronized Set<Reaction> reactions(long comment) {
    return reactions.getOrDefault(comment, Set.of());
  }

  @Override
  public synchronized Optional<Comment> find(RepoName repo, long comment) {
    return Optional.ofNullable(comments.get(comment))
        .filter(placed -> placed.repo().equals(repo))
        .map(Placed::comment);
  }

  @Override
  public synchronized List<Comment> comments(RepoName repo, int number) {
    return comments.values().stream()
        .filter(placed -> placed.repo().equals(repo))
        .map(Placed::comment)
        .filter(comment -> comment.issue() == number)
        .toList();
  }

  @Override
  public synchronized List<Comment> commentsSince(RepoName repo, Instant since) {
    return comments.values().stream()
        .filter(placed -> placed.repo().equals(repo))
        .map(Placed::comment)
        .filter(comment -> !comment.changed().isBefore(since))
        .sorted(Comparator.comparing(Comment::changed))
        .toList();
  }

  @Override
  public synchronized Optional<Comment> findMarked(RepoName repo, int number, String marker) {
    return comments(repo, number).stream()
        .filter(comment -> comment.author().equals(MemoryGit.BOT))
        .filter(comment -> comment.body().startsWith(marker))
        .findFirst();
  }

  @Override
  public synchronized Comment write(RepoName repo, int number, String body) {
    return acts.around("write comment", () -> add(repo, number, MemoryGit.BOT, body));
  }

  @Override
  public synchronized void replace(RepoName repo, long comment, String body) {
    if (!comments.get(comment).comment().body().equals(body)) {
      acts.around(
          "replace comment",
          () -> {
            edit(comment, body);
            return comment;
          });
    }
  }

  @Override
  public synchronized void react(RepoName repo, long comment, Reaction reaction) {
    var shown = reactions.computeIfAbsent(comment, same -> EnumSet.noneOf(Reaction.class));
    if (!shown.contains(reaction)) {
      acts.around("react " + reaction, () -> shown.add(reaction));
    }
  }

  @Override
  public synchronized Optional<Integer> findIssue(RepoName repo, String label) {
    return issues().stream()
        .filter(issue -> issue.repo().equals(repo) && issue.label().equals(label))
        .filter(issue -> issue.author().equals(MemoryGit.BOT))
        .map(Issue::number)
        .findFirst();
  }

  @Override
  public synchronized Optional<Integer> findIssue(RepoName repo, String label, String title) {
    return issues().stream()
        .filter(issue -> issue.repo().equals(repo) && issue.label().equals(label))
        .filter(issue -> issue.author().equals(MemoryGit.BOT) && issue.title().equals(title))
        .map(Issue::number)
        .findFirst();
  }

  @Override
  public synchronized List<Titled> openIssues(RepoName repo, String label) {
    return issues().stream()
        .filter(issue -> issue.repo().equals(repo) && issue.label().equals(label))
        .filter(issue -> issue.author().equals(MemoryGit.BOT))
        .map(issue -> new Titled(issue.number(), issue.title()))
        .toList();
  }

  @Override
  public synchronized Optional<String> issueText(RepoName repo, int number) {
    return Optional.ofNullable(issues.get(number))
        .filter(issue -> issue.repo().equals(repo))
        .map(Issue::body);
  }

  @Override
  public synchronized int openIssue(RepoName repo, String label, String title, String body) {
    return acts.around("open issue", () -> open(repo, MemoryGit.BOT, label, title, body));
  }

  @Override
  public synchronized void replaceIssue(RepoName repo, int number, String body) {
    var old = issues.get(number);
    if (!old.body().equals(body)) {
      acts.around(
          "replace issue",
          () ->
              issues.put(
                  number,
                  new Issue(old.repo(), number, old.author(), old.label(), old.title(), body)));
    }
  }

  @Override
  public synchronized void closeIssue(RepoName repo, int number) {
    if (!closed.contains(number)) {
      acts.around("close issue", () -> closed.add(number));
    }
  }

  private Comment add(RepoName repo, int number, String author, String body) {
    var comment = new Comment(++ids, number, author, body, false, clock.instant());
    comments.put(comment.id(), new Placed(repo, comment));
    return comment;
  }
}
