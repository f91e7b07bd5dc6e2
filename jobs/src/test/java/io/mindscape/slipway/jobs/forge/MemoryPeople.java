package io.mindscape.slipway.jobs.forge;

import io.mindscape.slipway.jobs.git.MemoryGit;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** People who stand in memory. Who was not given a permission has none. */
public final class MemoryPeople implements People {

  private final Map<String, List<String>> teams = new HashMap<>();
  private final Map<String, Permission> permissions = new HashMap<>();

  /** Makes a team, or replaces its members. */
  public void team(String team, String... members) {
    teams.put(team, List.of(members));
  }

  /** Says what somebody may do in every repository. */
  public void permit(String login, Permission permission) {
    permissions.put(login, permission);
  }

  @Override
  public boolean inTeam(String login, String team) {
    return teams.getOrDefault(team, List.of()).contains(login);
  }

  @Override
  public Permission permission(RepoName repo, String login) {
    return permissions.getOrDefault(login, Permission.NONE);
  }

  @Override
  public String self() {
    return MemoryGit.BOT;
  }
}
