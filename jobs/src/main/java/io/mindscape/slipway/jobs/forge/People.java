package io.mindscape.slipway.jobs.forge;

import io.mindscape.slipway.jobs.git.RepoName;
import java.util.Collection;

/** Who is who on the forge, asked at the moment of acting and never remembered. */
public interface People {

  /**
   * Whether {@code login} is an active member of {@code team}.
   *
   * @param team as {@code org/team}
   */
  boolean inTeam(String login, String team);

  /** Whether {@code login} is in any of {@code teams}; nobody is in one of none. */
  default boolean inAnyTeam(String login, Collection<String> teams) {
    return teams.stream().anyMatch(team -> inTeam(login, team));
  }

  Permission permission(RepoName repo, String login);

  /** The bot's own login, such as {@code slipway[bot]}. */
  String self();

  /** What a person may do in a repository, least first. */
  enum Permission {
    NONE,
    READ,
    WRITE,
    ADMIN
  }
}
