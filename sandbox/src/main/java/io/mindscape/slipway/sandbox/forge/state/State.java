package io.mindscape.slipway.sandbox.forge.state;

import io.mindscape.slipway.sandbox.forge.git.BareRepository;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** All that the forge remembers besides what is in Git. */
public final class State {

  private final Ids ids = new Ids();
  private final Map<String, Repo> repos = new ConcurrentSkipListMap<>();
  private final Clock clock;
  private final Accounts accounts;
  private final Apps apps;

  public State(Clock clock) {
    this.clock = clock;
    this.accounts = new Accounts(ids, clock);
    this.apps = new Apps(ids, clock);
  }

  public Ids ids() {
    return ids;
  }

  public Clock clock() {
    return clock;
  }

  public Accounts accounts() {
    return accounts;
  }

  public Apps apps() {
    return apps;
  }

  /** Adds a repository; its owner becomes an organization if nobody has that name. */
  public Repo add(String owner, String name, String description, BareRepository git) {
    accounts.add(owner, owner, Account.Kind.ORGANIZATION);
    var names = new Repo.Name(ids.next(), owner, name, description, clock.instant());
    var repo = new Repo(names, git);
    repos.put(key(repo.fullName()), repo);
    return repo;
  }

  /**
   * @param fullName as {@code owner/name}
   */
  public Optional<Repo> repo(String fullName) {
    return Optional.ofNullable(repos.get(key(fullName)));
  }

  public List<Repo> repos() {
    return List.copyOf(repos.values());
  }

  /** What somebody may do in a repository; the Apps may write in every one. */
  public Permission permission(Repo repo, String login) {
    boolean isApp = apps.all().stream().anyMatch(app -> app.login().equalsIgnoreCase(login));
    return isApp ? Permission.WRITE : repo.permission(login);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
