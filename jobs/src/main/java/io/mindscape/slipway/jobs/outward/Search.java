package io.mindscape.slipway.jobs.outward;

import io.mindscape.slipway.jobs.cluster.Cluster;
import io.mindscape.slipway.jobs.cluster.Cluster.Where;
import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Looks for acts of which only the key is left. Some kinds need no search: doing them again changes
 * nothing, and that is done as soon as somebody wants it.
 *
 * @param forge is read, as are the others
 */
public record Search(Forge forge, GitStore git, Cluster cluster) {

  private static final Pattern COMMENT = Pattern.compile("(\\S+)#(\\d+) (.+)", Pattern.DOTALL);
  private static final Pattern ISSUE = Pattern.compile("(\\S+) (\\S+) (.+)", Pattern.DOTALL);
  private static final Pattern BRANCH = Pattern.compile("([^@\\s]+)@(\\S+)");
  private static final Pattern MERGE = Pattern.compile("(\\S+)#(\\d+)@([0-9a-f]{40})");
  private static final Pattern COMMIT = Pattern.compile("([^@\\s]+)@(\\S+) (.+)");
  private static final Pattern JOB = Pattern.compile("(.+)/([^/]+)/([^/]+)");

  /** What is there of the act, in words, if it is found. */
  public Optional<String> find(Act act) {
    return switch (act.kind()) {
      case COMMENT -> match(COMMENT, act, this::comment);
      case ISSUE -> match(ISSUE, act, this::issue);
      case PULL_REQUEST -> match(BRANCH, act, this::pullRequest);
      case MERGE -> match(MERGE, act, this::merge);
      case COMMIT -> match(COMMIT, act, this::commit);
      case CLUSTER_JOB -> match(JOB, act, this::job);
      case COMMENT_TEXT,
          REACTION,
          ISSUE_TEXT,
          ISSUE_CLOSE,
          CHECK,
          STATUS,
          PULL_REQUEST_TEXT,
          BRANCH,
          DEPLOYMENT,
          DEPLOYMENT_STATE,
          APPLY,
          CLUSTER_JOB_REMOVAL,
          NODE,
          EVICTION,
          VACUUM,
          REDELIVERY ->
          Optional.empty();
    };
  }

  private static Optional<String> match(
      Pattern form, Act act, Function<MatchResult, Optional<String>> question) {
    var key = form.matcher(act.key());
    return key.matches() ? question.apply(key) : Optional.empty();
  }

  private Optional<String> comment(MatchResult key) {
    return forge
        .discussion()
        .findMarked(repo(key), Integer.parseInt(key.group(2)), key.group(3))
        .map(comment -> "the comment " + comment.id());
  }

  private Optional<String> issue(MatchResult key) {
    return forge
        .discussion()
        .findIssue(repo(key), key.group(2), key.group(3))
        .map(number -> "#" + number);
  }

  private Optional<String> pullRequest(MatchResult key) {
    return forge.pullRequests().openFrom(repo(key), key.group(2)).map(pull -> "#" + pull.number());
  }

  private Optional<String> merge(MatchResult key) {
    return RecordedPullRequests.merged(
            forge.pullRequests(),
            repo(key),
            Integer.parseInt(key.group(2)),
            new CommitId(key.group(3)))
        .map(CommitId::hex);
  }

  private Optional<String> commit(MatchResult key) {
    return RecordedGit.pushed(git, repo(key), key.group(2), Keys.effect(key.group(3)))
        .map(CommitId::hex);
  }

  private Optional<String> job(MatchResult key) {
    return RecordedCluster.started(cluster, new Where(key.group(1), key.group(2)), key.group(3))
        .map(name -> "started");
  }

  private static RepoName repo(MatchResult key) {
    return RepoName.parse(key.group(1));
  }
}
