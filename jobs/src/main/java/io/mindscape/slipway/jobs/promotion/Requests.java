package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.forge.People;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The bot's own promotions, and who asked for them.
 *
 * <p>Who asked stands in a hidden marker of the description and, because anyone who may write to
 * the repository can edit that, in a trailer of the commit too; either is enough.
 */
final class Requests {

  static final String ASKED_BY = "Slipway-Requested-By";
  private static final String BRANCH = "slipway/promote-";
  private static final Pattern MARKER =
      Pattern.compile("<!-- slipway:promotion (\\S+) requested-by:(\\S+) -->\\R?");

  private final People people;
  private final GitStore git;

  Requests(People people, GitStore git) {
    this.people = people;
    this.git = git;
  }

  /** The branch from which an environment is promoted to. */
  static String branch(String environment) {
    return BRANCH + environment;
  }

  static Trailer trailer(String login) {
    return new Trailer(ASKED_BY, lower(login));
  }

  /** The markers of a description, a line. */
  static String markers(String environment, Collection<String> logins) {
    var markers = new StringBuilder();
    for (var login : logins) {
      markers.append(
          "<!-- slipway:promotion %s requested-by:%s -->\n".formatted(environment, lower(login)));
    }
    return markers.toString();
  }

  /** Whether the bot made it, from the branch that it uses for {@code environment}. */
  boolean isFromBot(PullRequest pull, String environment) {
    return !pull.fromFork()
        && pull.headBranch().equals(branch(environment))
        && pull.author().equalsIgnoreCase(people.self());
  }

  /** Whether it is a promotion that the bot may merge: its own, and its description says so. */
  boolean isOwn(PullRequest pull, String environment) {
    return isFromBot(pull, environment) && !named(pull, environment).isEmpty();
  }

  /** The logins (lower case) that the markers at the start of the description name. */
  static Set<String> named(PullRequest pull, String environment) {
    var logins = new TreeSet<String>();
    var marker = MARKER.matcher(pull.body());
    while (marker.lookingAt()) {
      if (marker.group(1).equals(environment)) {
        logins.add(lower(marker.group(2)));
      }
      marker.region(marker.end(), pull.body().length());
    }
    return logins;
  }

  /** Whether {@code login} asked for the promotion, or for a change of it. */
  boolean askedFor(Candidate candidate, String environment, String login) {
    var pull = candidate.pull();
    if (!isFromBot(pull, environment)) {
      return false;
    }
    return named(pull, environment).contains(lower(login))
        || wrote(candidate.repo(), pull.headBranch(), candidate.inForce().head(), login);
  }

  /**
   * Whether a commit that {@code branch} has and {@code base} has not names {@code login} as the
   * one who asked. Earlier promotions that the same person asked for are part of the base by now.
   */
  boolean wrote(RepoName repo, String branch, CommitId base, String login) {
    git.fetch(repo, branch);
    return git.findTrailer(repo, branch, trailer(login))
        .filter(commit -> !git.mergeBase(repo, commit, base).equals(Optional.of(commit)))
        .isPresent();
  }

  static String lower(String login) {
    return login.toLowerCase(Locale.ROOT);
  }
}
