package io.mindscape.slipway.sandbox.forge.state;

import io.mindscape.slipway.sandbox.forge.git.BareRepository;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A repository and everything that hangs on it. */
public final class Repo {

  private final Name name;
  private final BareRepository git;
  private final Map<String, Permission> collaborators = new HashMap<>();
  private final Map<String, List<String>> requiredChecks = new HashMap<>();
  private final TreeMap<Integer, Issue> issues = new TreeMap<>();
  private final TreeMap<Integer, Pull> pulls = new TreeMap<>();
  private final Shelves shelves = new Shelves();

  /**
   * @param name its names and its age
   */
  public Repo(Name name, BareRepository git) {
    this.name = name;
    this.git = git;
  }

  /** What a repository is called. */
  public record Name(long id, String owner, String name, String description, Instant created) {
    public String full() {
      return owner + "/" + name;
    }
  }

  /** What hangs on a repository and is kept as documents. */
  public record Shelves(
      Shelf comments,
      Shelf reviews,
      Shelf reactions,
      Shelf labels,
      Shelf statuses,
      Shelf checkRuns,
      Shelf checkSuites,
      Shelf deployments,
      Shelf deploymentStatuses,
      Shelf releases) {
    Shelves() {
      this(
          new Shelf(),
          new Shelf(),
          new Shelf(),
          new Shelf(),
          new Shelf(),
          new Shelf(),
          new Shelf(),
          new Shelf(),
          new Shelf(),
          new Shelf());
    }
  }

  public Name name() {
    return name;
  }

  public String fullName() {
    return name.full();
  }

  public String defaultBranch() {
    return "main";
  }

  public BareRepository git() {
    return git;
  }

  public Shelves shelves() {
    return shelves;
  }

  public void collaborator(String login, Permission permission) {
    collaborators.put(login.toLowerCase(Locale.ROOT), permission);
  }

  /** What {@code login} may do; everybody may read. */
  public Permission permission(String login) {
    return collaborators.getOrDefault(login.toLowerCase(Locale.ROOT), Permission.READ);
  }

  /** The logins (lower case) of those who may do more than read. */
  public List<String> collaborators() {
    return collaborators.keySet().stream().sorted().toList();
  }

  public void requireChecks(String branch, List<String> names) {
    requiredChecks.put(branch, List.copyOf(names));
  }

  /** The checks that must succeed before something may be merged into {@code branch}. */
  public Optional<List<String>> requiredChecks(String branch) {
    return Optional.ofNullable(requiredChecks.get(branch));
  }

  /** The number that the next issue or pull request gets. */
  public int nextNumber() {
    return issues.isEmpty() ? 1 : issues.lastKey() + 1;
  }

  public Issue keep(Issue issue) {
    issues.put(issue.number(), issue);
    return issue;
  }

  public Pull keep(Pull pull) {
    pulls.put(pull.number(), pull);
    return pull;
  }

  public Optional<Issue> issue(long number) {
    return Optional.ofNullable(issues.get((int) number));
  }

  public Optional<Pull> pull(long number) {
    return Optional.ofNullable(pulls.get((int) number));
  }

  /** The issue that a pull request is as well. */
  public Issue issueOf(Pull pull) {
    return issue(pull.number())
        .orElseThrow(() -> new IllegalStateException("no issue for #" + pull.number()));
  }

  /** Issues and pull requests, newest first. */
  public List<Issue> issues() {
    return List.copyOf(issues.descendingMap().values());
  }

  /** Newest first. */
  public List<Pull> pulls() {
    return List.copyOf(pulls.descendingMap().values());
  }

  public List<Pull> openPulls() {
    return pulls().stream().filter(pull -> issueOf(pull).isOpen()).toList();
  }
}
