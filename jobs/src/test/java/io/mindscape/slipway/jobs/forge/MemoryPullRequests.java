package io.mindscape.slipway.jobs.forge;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.MemoryGit;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Pull requests that stand in memory, and the people who open, review and close them. */
public final class MemoryPullRequests implements PullRequests {

  private final Map<Integer, PullRequest> all = new TreeMap<>();
  private final Map<Integer, List<Review>> reviews = new HashMap<>();
  private final Map<Integer, String> refusals = new HashMap<>();
  private final MemoryGit git;
  private final Acts acts;
  private final AtomicInteger numbers;

  MemoryPullRequests(MemoryGit git, Acts acts, AtomicInteger numbers) {
    this.git = git;
    this.acts = acts;
    this.numbers = numbers;
  }

  /** Somebody opens a pull request from a branch to {@code main}. */
  public synchronized int open(RepoName repo, String author, String title, String headBranch) {
    return add(repo, author, new Draft(title, "", headBranch, "main"));
  }

  /**
   * Somebody opens a pull request whose head is a branch of a fork, but is kept in {@code repo}.
   */
  public synchronized int openFromFork(
      RepoName repo, String author, String title, String headBranch) {
    int number = open(repo, author, title, headBranch);
    var here = all.get(number);
    all.put(
        number,
        new PullRequest(
            repo,
            number,
            title,
            here.body(),
            author,
            new RepoName(author, repo.name()),
            headBranch,
            here.head(),
            here.baseBranch(),
            here.base(),
            true,
            null));
    return number;
  }

  /** Somebody closes it without merging. */
  public synchronized void close(int number) {
    put(current(number), false, null);
  }

  /** Somebody opens it again. */
  public synchronized void reopen(int number) {
    put(current(number), true, null);
  }

  /** Somebody merges it by hand. */
  public synchronized CommitId mergeByHand(int number) {
    return mergeNow(current(number), "Merge pull request #" + number);
  }

  /** Somebody reviews it at its head. */
  public synchronized void review(int number, String author, Review.Verdict verdict) {
    reviewAt(number, author, verdict, current(number).head());
  }

  /** Somebody reviews what they had open, which may be an old head. */
  public synchronized void reviewAt(
      int number, String author, Review.Verdict verdict, CommitId commit) {
    reviews
        .computeIfAbsent(number, same -> new ArrayList<>())
        .add(new Review(author, verdict, commit));
  }

  /** The forge will not merge it, and says why. */
  public synchronized void refuseMerge(int number, String why) {
    refusals.put(number, why);
  }

  /** The forge would merge it again. */
  public synchronized void allowMerge(int number) {
    refusals.remove(number);
  }

  @Override
  public synchronized Optional<PullRequest> find(RepoName repo, int number) {
    return Optional.ofNullable(all.get(number))
        .filter(pull -> pull.repo().equals(repo))
        .map(pull -> current(number));
  }

  @Override
  public synchronized List<PullRequest> open(RepoName repo) {
    return all.values().stream()
        .filter(pull -> pull.repo().equals(repo) && pull.open())
        .map(pull -> current(pull.number()))
        .filter(PullRequest::open)
        .toList();
  }

  @Override
  public synchronized Optional<PullRequest> openFrom(RepoName repo, String headBranch) {
    return open(repo).stream()
        .filter(pull -> pull.headBranch().equals(headBranch) && !pull.fromFork())
        .findFirst();
  }

  @Override
  public synchronized PullRequest create(RepoName repo, Draft draft) {
    return acts.around(
        "open pull request",
        () -> {
          int number = add(repo, MemoryGit.BOT, draft);
          return current(number);
        });
  }

  @Override
  public synchronized void describe(RepoName repo, int number, String title, String body) {
    var pull = current(number);
    if (!pull.title().equals(title) || !pull.body().equals(body)) {
      acts.around("describe pull request", () -> text(number, title, body));
    }
  }

  /** Somebody gives it another title and description. */
  public synchronized PullRequest text(int number, String title, String body) {
    var old = all.get(number);
    all.put(
        number,
        new PullRequest(
            old.repo(),
            number,
            title,
            body,
            old.author(),
            old.headRepo(),
            old.headBranch(),
            old.head(),
            old.baseBranch(),
            old.base(),
            old.open(),
            old.mergeCommit()));
    return current(number);
  }

  @Override
  public synchronized Merge merge(RepoName repo, int number, CommitId head, String message) {
    var pull = find(repo, number).orElseThrow();
    if (!pull.open()) {
      return new Merge.NotMergeable("it is closed");
    }
    if (!pull.head().equals(head)) {
      return new Merge.HeadMoved();
    }
    if (refusals.containsKey(number)) {
      return new Merge.NotMergeable(refusals.get(number));
    }
    return acts.around("merge", () -> new Merge.Merged(mergeNow(pull, message)));
  }

  @Override
  public synchronized List<Review> reviews(RepoName repo, int number) {
    return List.copyOf(reviews.getOrDefault(number, List.of()));
  }

  @Override
  public synchronized Set<String> contributors(RepoName repo, int number) {
    var pull = current(number);
    var logins = new TreeSet<String>();
    git.authors(repo, pull.base(), pull.head())
        .forEach(login -> logins.add(login.toLowerCase(Locale.ROOT)));
    return logins;
  }

  private int add(RepoName repo, String author, Draft draft) {
    int number = numbers.incrementAndGet();
    all.put(
        number,
        new PullRequest(
            repo,
            number,
            draft.title(),
            draft.body(),
            author,
            repo,
            draft.headBranch(),
            git.head(repo, draft.headBranch()).orElseThrow(),
            draft.baseBranch(),
            git.head(repo, draft.baseBranch()).orElseThrow(),
            true,
            null));
    return number;
  }

  private CommitId mergeNow(PullRequest pull, String message) {
    var commit = git.merge(pull.repo(), pull.baseBranch(), pull.head(), message);
    put(pull, false, commit);
    return commit;
  }

  /** An open one follows its branches, and is closed without its own; a closed one stays. */
  private PullRequest current(int number) {
    var pull = all.get(number);
    boolean isLeft = pull.fromFork() || git.head(pull.repo(), pull.headBranch()).isPresent();
    return pull.open() ? put(pull, isLeft, null) : pull;
  }

  private PullRequest put(PullRequest pull, boolean open, CommitId mergeCommit) {
    var changed =
        new PullRequest(
            pull.repo(),
            pull.number(),
            pull.title(),
            pull.body(),
            pull.author(),
            pull.headRepo(),
            pull.headBranch(),
            git.head(pull.repo(), pull.headBranch()).orElse(pull.head()),
            pull.baseBranch(),
            git.head(pull.repo(), pull.baseBranch()).orElse(pull.base()),
            open,
            mergeCommit);
    all.put(pull.number(), changed);
    return changed;
  }
}
