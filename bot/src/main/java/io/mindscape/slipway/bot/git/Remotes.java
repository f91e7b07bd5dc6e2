package io.mindscape.slipway.bot.git;

import io.mindscape.slipway.jobs.git.RepoName;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where the repositories are and how to log in there; asked before every connection. */
@FunctionalInterface
public interface Remotes {

  /**
   * The remote of a repository.
   *
   * @throws io.mindscape.slipway.policies.Refused if a person has to act first
   * @throws io.mindscape.slipway.jobs.Unavailable if it cannot be found out now
   */
  Remote of(RepoName repo);

  /**
   * A remote.
   *
   * @param url without user and password, which messages would otherwise show
   * @param login null where none is needed
   */
  record Remote(URI url, @Nullable Login login) {}

  /** A user and a password (for GitHub: a token); the password is never printed. */
  record Login(String user, String password) {
    @Override
    public String toString() {
      return user + ":***";
    }
  }
}
