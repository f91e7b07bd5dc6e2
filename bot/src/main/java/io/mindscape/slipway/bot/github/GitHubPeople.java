package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.jobs.forge.People;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.Refused;

/** Teams and permissions, asked of GitHub each time. */
final class GitHubPeople implements People {

  private final Session session;

  GitHubPeople(Session session) {
    this.session = session;
  }

  @Override
  public boolean inTeam(String login, String team) {
    var parts = team.split("/", -1);
    if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw new Refused(
          "\"%s\" is no team: write organization/team, such as mindscape/prod-approvers"
              .formatted(team));
    }
    var path = Rest.path("/orgs", parts[0], "teams", parts[1], "memberships", login);
    return session
        .rest()
        .get(parts[0], path)
        .filter(membership -> membership.path("state").asString("").equals("active"))
        .isPresent();
  }

  @Override
  public Permission permission(RepoName repo, String login) {
    var path = Rest.path("/repos", repo.owner(), repo.name(), "collaborators", login, "permission");
    var found = session.rest().get(repo.owner(), path);
    return switch (found.map(answer -> answer.path("permission").asString("")).orElse("")) {
      case "admin" -> Permission.ADMIN;
      case "write" -> Permission.WRITE;
      case "read" -> Permission.READ;
      default -> Permission.NONE;
    };
  }

  @Override
  public String self() {
    return session.credentials().self();
  }
}
