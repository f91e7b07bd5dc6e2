package io.mindscape.slipway.bot.git;

import io.mindscape.slipway.jobs.NotLetIn;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.effect.Masked;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.JGitText;

/** The one place where failures of Git become what the jobs understand. */
final class Trouble {

  private static final Duration SOON = Duration.ofSeconds(10);

  private Trouble() {}

  /** A failure while speaking to the remote. */
  static RuntimeException away(RepoName repo, Remotes.Remote remote, IOException failure) {
    return switch (failure) {
      case NoRemoteRepositoryException gone -> notThere(repo, remote, gone);
      case NotSupportedException odd ->
          new Refused(
              "%s, where %s should be, is no place that Git can speak to: %s"
                  .formatted(url(remote), repo, said(odd)),
              odd);
      case TransportException closed when isLoginTrouble(closed) ->
          new NotLetIn(
              "Git",
              "%s does not let us in for %s: check that the token is valid or the App installed,"
                      .formatted(url(remote), repo)
                  + " and that it may read and write the repository's contents",
              closed);
      case TransportException broken ->
          new Unavailable(
              "Git",
              "%s does not answer as it should: %s".formatted(url(remote), said(broken)),
              SOON,
              broken);
      default -> atHome(repo, failure);
    };
  }

  /** A failure of the mirror on this machine: a full disk, a damaged file. */
  static Unavailable atHome(RepoName repo, IOException failure) {
    return new Unavailable(
        "Git", "The mirror of %s cannot be used: %s".formatted(repo, said(failure)), SOON, failure);
  }

  /** Others push to the branch again and again, and always come first. */
  static Unavailable crowded(RepoName repo, String branch, int attempts) {
    return new Unavailable(
        "Git",
        "The branch %s of %s moved during each of %d attempts to push to it"
            .formatted(branch, repo, attempts),
        SOON,
        null);
  }

  /** The remote will not have the push, in its own words. */
  static Refused notTaken(RepoName repo, String branch, String why) {
    return new Refused(
        "The push to %s of %s was refused (%s): allow the bot to write contents, and to push to this branch if it is protected"
            .formatted(branch, repo, Masked.text(why)));
  }

  private static Refused notThere(RepoName repo, Remotes.Remote remote, Throwable cause) {
    return new Refused(
        "There is no repository %s at %s, or we may not see it: check its name in SLIPWAY_REPOSITORIES,"
                .formatted(repo, url(remote))
            + " and that the App is installed on it (or the token may read it)",
        cause);
  }

  /** Whoever set the address may have written a login into it. */
  private static String url(Remotes.Remote remote) {
    return Masked.text(remote.url().toString());
  }

  /** JGit repeats addresses, and what the server says, which may be what a hook read. */
  private static String said(IOException failure) {
    return Masked.text(String.valueOf(failure.getMessage()));
  }

  /** JGit has no type for these two: it is told by the message that it builds itself. */
  private static boolean isLoginTrouble(TransportException failure) {
    var message = String.valueOf(failure.getMessage());
    return message.contains(JGitText.get().notAuthorized)
        || message.contains(" not permitted on ")
        || message.contains(JGitText.get().authenticationNotSupported);
  }
}
