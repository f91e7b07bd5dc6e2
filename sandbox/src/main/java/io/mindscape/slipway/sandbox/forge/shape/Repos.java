package io.mindscape.slipway.sandbox.forge.shape;

import io.mindscape.slipway.sandbox.forge.state.Account;
import io.mindscape.slipway.sandbox.forge.state.Accounts;
import io.mindscape.slipway.sandbox.forge.state.Issue;
import io.mindscape.slipway.sandbox.forge.state.Permission;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Repositories. */
public final class Repos {

  private static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry("url", ""),
          Map.entry("forks_url", "/forks"),
          Map.entry("keys_url", "/keys{/key_id}"),
          Map.entry("collaborators_url", "/collaborators{/collaborator}"),
          Map.entry("teams_url", "/teams"),
          Map.entry("hooks_url", "/hooks"),
          Map.entry("issue_events_url", "/issues/events{/number}"),
          Map.entry("events_url", "/events"),
          Map.entry("assignees_url", "/assignees{/user}"),
          Map.entry("branches_url", "/branches{/branch}"),
          Map.entry("tags_url", "/tags"),
          Map.entry("blobs_url", "/git/blobs{/sha}"),
          Map.entry("git_tags_url", "/git/tags{/sha}"),
          Map.entry("git_refs_url", "/git/refs{/sha}"),
          Map.entry("trees_url", "/git/trees{/sha}"),
          Map.entry("statuses_url", "/statuses/{sha}"),
          Map.entry("languages_url", "/languages"),
          Map.entry("stargazers_url", "/stargazers"),
          Map.entry("contributors_url", "/contributors"),
          Map.entry("subscribers_url", "/subscribers"),
          Map.entry("subscription_url", "/subscription"),
          Map.entry("commits_url", "/commits{/sha}"),
          Map.entry("git_commits_url", "/git/commits{/sha}"),
          Map.entry("comments_url", "/comments{/number}"),
          Map.entry("issue_comment_url", "/issues/comments{/number}"),
          Map.entry("contents_url", "/contents/{+path}"),
          Map.entry("compare_url", "/compare/{base}...{head}"),
          Map.entry("merges_url", "/merges"),
          Map.entry("archive_url", "/{archive_format}{/ref}"),
          Map.entry("downloads_url", "/downloads"),
          Map.entry("issues_url", "/issues{/number}"),
          Map.entry("pulls_url", "/pulls{/number}"),
          Map.entry("milestones_url", "/milestones{/number}"),
          Map.entry("notifications_url", "/notifications{?since,all,participating}"),
          Map.entry("labels_url", "/labels{/name}"),
          Map.entry("releases_url", "/releases{/id}"),
          Map.entry("deployments_url", "/deployments"));
  private static final List<String> ABSENT =
      List.of("has_projects", "has_wiki", "has_pages", "has_discussions", "archived", "disabled");
  private static final List<String> COUNTS =
      List.of("forks", "forks_count", "stargazers_count", "watchers", "watchers_count", "size");

  private final Accounts accounts;
  private final Users users;
  private final Links links;

  public Repos(Accounts accounts, Users users, Links links) {
    this.accounts = accounts;
    this.users = users;
    this.links = links;
  }

  /** A repository as lists show it. */
  public ObjectNode simple(Repo repo) {
    var shape = brief(repo);
    shape
        .put("clone_url", links.clone(repo))
        .put("git_url", links.clone(repo).replaceFirst("^http", "git"))
        .put("ssh_url", "git@127.0.0.1:" + repo.fullName() + ".git")
        .put("svn_url", links.clone(repo).replaceFirst("\\.git$", ""))
        .putNull("mirror_url")
        .putNull("homepage")
        .putNull("language")
        .putNull("license")
        .put("has_issues", true)
        .put("has_downloads", true)
        .put("is_template", false)
        .put("allow_forking", false)
        .put("web_commit_signoff_required", false)
        .put("visibility", "public")
        .put("default_branch", repo.defaultBranch());
    shape.putArray("topics");
    shape.putObject("custom_properties");
    ABSENT.forEach(key -> shape.put(key, false));
    COUNTS.forEach(key -> shape.put(key, 0));
    int open = (int) repo.issues().stream().filter(Issue::isOpen).count();
    shape.put("open_issues", open).put("open_issues_count", open);
    var created = Docs.time(repo.name().created());
    return shape.put("created_at", created).put("updated_at", created).put("pushed_at", created);
  }

  /** A repository by its names and addresses only. */
  public ObjectNode brief(Repo repo) {
    var shape =
        Docs.object()
            .put("id", repo.name().id())
            .put("node_id", Docs.node("Repository", repo.name().id()))
            .put("name", repo.name().name())
            .put("full_name", repo.fullName())
            .put("private", false);
    shape.set("owner", users.simple(repo.name().owner()));
    shape
        .put("html_url", links.page(repo))
        .put("description", repo.name().description())
        .put("fork", false);
    PLACES.forEach((key, place) -> shape.put(key, links.api(repo) + place));
    return shape;
  }

  /** A repository by itself, with what the caller may do in it. */
  public ObjectNode full(Repo repo, Permission permission) {
    var shape = simple(repo);
    shape.set("permissions", permissions(permission));
    shape
        .put("network_count", 0)
        .put("subscribers_count", 0)
        .put("allow_merge_commit", true)
        .put("allow_squash_merge", true)
        .put("allow_rebase_merge", false)
        .put("allow_auto_merge", false)
        .put("delete_branch_on_merge", false);
    accounts
        .find(repo.name().owner())
        .filter(owner -> owner.kind() == Account.Kind.ORGANIZATION)
        .ifPresent(owner -> shape.set("organization", users.simple(owner)));
    return shape;
  }

  /** What a permission allows, one by one. */
  public static ObjectNode permissions(Permission permission) {
    return Docs.object()
        .put("admin", permission.covers(Permission.ADMIN))
        .put("maintain", permission.covers(Permission.MAINTAIN))
        .put("push", permission.covers(Permission.WRITE))
        .put("triage", permission.covers(Permission.TRIAGE))
        .put("pull", permission.covers(Permission.READ));
  }
}
