package io.mindscape.slipway.sandbox.forge.state;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** People, bots, organizations and their teams. */
public final class Accounts {

  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final Map<String, Team> teams = new ConcurrentHashMap<>();
  private final Ids ids;
  private final Clock clock;

  public Accounts(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** Adds an account; one that is there already stays as it is. */
  public Account add(String login, String name, Account.Kind kind) {
    return accounts.computeIfAbsent(
        key(login), key -> new Account(ids.next(), login, name, kind, clock.instant()));
  }

  public Optional<Account> find(String login) {
    return Optional.ofNullable(accounts.get(key(login)));
  }

  /** The account behind an address in a commit: {@code login@…} or {@code 123+login@…}. */
  public Optional<Account> byEmail(String email) {
    int at = email.indexOf('@');
    return find(email.substring(email.indexOf('+') + 1, at < 0 ? email.length() : at));
  }

  public void team(String organization, String slug, List<String> members) {
    add(organization, organization, Account.Kind.ORGANIZATION);
    var team = new Team(ids.next(), organization, slug, members);
    teams.put(key(organization + "/" + slug), team);
  }

  public Optional<Team> team(String organization, String slug) {
    return Optional.ofNullable(teams.get(key(organization + "/" + slug)));
  }

  public List<Team> teams(String organization) {
    return teams.values().stream()
        .filter(team -> team.organization().equalsIgnoreCase(organization))
        .sorted(Comparator.comparing(Team::slug))
        .toList();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
