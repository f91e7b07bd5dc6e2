package io.mindscape.slipway.sandbox.forge.shape;

import io.mindscape.slipway.sandbox.forge.state.Account;
import io.mindscape.slipway.sandbox.forge.state.Accounts;
import io.mindscape.slipway.sandbox.forge.state.Team;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Accounts and teams. */
public final class Users {

  private static final Map<String, String> PLACES =
      Map.of(
          "url", "",
          "followers_url", "/followers",
          "following_url", "/following{/other_user}",
          "gists_url", "/gists{/gist_id}",
          "starred_url", "/starred{/owner}{/repo}",
          "subscriptions_url", "/subscriptions",
          "organizations_url", "/orgs",
          "repos_url", "/repos",
          "events_url", "/events{/privacy}",
          "received_events_url", "/received_events");
  private static final List<String> COUNTS =
      List.of("public_repos", "public_gists", "followers", "following");
  private static final List<String> PRIVATE_COUNTS =
      List.of(
          "private_gists",
          "total_private_repos",
          "owned_private_repos",
          "disk_usage",
          "collaborators");

  private final Accounts accounts;
  private final Links links;

  public Users(Accounts accounts, Links links) {
    this.accounts = accounts;
    this.links = links;
  }

  /** Somebody by their login; who is not known is shown as a person nonetheless. */
  public ObjectNode simple(String login) {
    return accounts.find(login).map(this::simple).orElseGet(() -> simple(ghost(login)));
  }

  private static Account ghost(String login) {
    return new Account(10137, login, login, Account.Kind.USER, Instant.EPOCH);
  }

  public ObjectNode simple(Account account) {
    var login = URLEncoder.encode(account.login(), StandardCharsets.UTF_8);
    var user =
        Docs.object()
            .put("login", account.login())
            .put("id", account.id())
            .put("node_id", Docs.node("User", account.id()))
            .put("avatar_url", links.page() + "avatars/" + login)
            .put("gravatar_id", "")
            .put("html_url", links.page() + login)
            .put("type", account.kind().word())
            .put("site_admin", false);
    PLACES.forEach((key, place) -> user.put(key, links.api() + "/users/" + login + place));
    return user;
  }

  /** Somebody as everyone sees them. */
  public ObjectNode profile(Account account) {
    var user = simple(account);
    boolean isPerson = account.kind() == Account.Kind.USER;
    user.put("name", account.name()).put("email", isPerson ? account.email() : null);
    user.putNull("company").put("blog", "").putNull("location").putNull("hireable");
    user.putNull("bio").putNull("twitter_username");
    COUNTS.forEach(count -> user.put(count, 0));
    user.put("created_at", Docs.time(account.since()));
    return user.put("updated_at", Docs.time(account.since()));
  }

  /** Somebody as they see themselves. */
  public ObjectNode self(Account account) {
    var user = profile(account);
    PRIVATE_COUNTS.forEach(count -> user.put(count, 0));
    return user.put("two_factor_authentication", true);
  }

  private ObjectNode organizationBase(Account account) {
    var api = links.api() + "/orgs/" + account.login();
    return Docs.object()
        .put("login", account.login())
        .put("id", account.id())
        .put("node_id", Docs.node("Organization", account.id()))
        .put("url", api)
        .put("repos_url", api + "/repos")
        .put("events_url", api + "/events")
        .put("hooks_url", api + "/hooks")
        .put("issues_url", api + "/issues")
        .put("members_url", api + "/members{/member}")
        .put("public_members_url", api + "/public_members{/member}")
        .put("avatar_url", links.page() + "avatars/" + account.login())
        .put("description", "");
  }

  /** An organization in short, as deliveries carry it. */
  public ObjectNode organizationBrief(Account account) {
    return organizationBase(account);
  }

  public ObjectNode organization(Account account) {
    var organization = organizationBase(account);
    organization
        .put("name", account.name())
        .put("html_url", links.page() + account.login())
        .put("has_organization_projects", false)
        .put("has_repository_projects", false)
        .put("type", "Organization");
    COUNTS.forEach(count -> organization.put(count, 0));
    return organization
        .put("created_at", Docs.time(account.since()))
        .put("updated_at", Docs.time(account.since()))
        .putNull("archived_at");
  }

  public ObjectNode team(Team team) {
    var api = links.api() + "/organizations/%s/team/%d".formatted(team.organization(), team.id());
    return Docs.object()
        .put("id", team.id())
        .put("node_id", Docs.node("Team", team.id()))
        .put("name", team.slug())
        .put("slug", team.slug())
        .put("description", "")
        .put("privacy", "closed")
        .put("notification_setting", "notifications_enabled")
        .put("permission", "pull")
        .put("type", "organization")
        .put("url", api)
        .put(
            "html_url",
            links.page() + "orgs/%s/teams/%s".formatted(team.organization(), team.slug()))
        .put("members_url", api + "/members{/member}")
        .put("repositories_url", api + "/repos")
        .putNull("parent");
  }

  public ObjectNode teamInFull(Team team, Account organization) {
    var full = team(team);
    full.put("members_count", team.members().size()).put("repos_count", 0);
    full.put("created_at", Docs.time(organization.since()));
    full.put("updated_at", Docs.time(organization.since()));
    full.set("organization", organization(organization));
    return full;
  }
}
