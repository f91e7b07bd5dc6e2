package io.mindscape.slipway.jobs.outward;

import io.mindscape.slipway.jobs.cluster.Cluster.Where;
import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore.CommitText;
import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.Optional;

/** The keys by which acts are known. Those that {@link Search} asks for can be read again. */
final class Keys {

  /** The trailer that names what a commit of the bot is for. */
  private static final String EFFECT = "Slipway-Effect";

  private static final String MARKER = "<!-- slipway:";

  private Keys() {}

  static String comment(RepoName repo, int number, String marker) {
    return "%s#%d %s".formatted(repo, number, marker);
  }

  /** What a comment begins with and is known by: its hidden first line, else the whole of it. */
  static String marker(String body) {
    return body.startsWith(MARKER) ? body.lines().findFirst().orElse(body) : body.strip();
  }

  static String commentText(RepoName repo, long comment) {
    return "%s comment %d".formatted(repo, comment);
  }

  static String issue(RepoName repo, String label, String title) {
    return "%s %s %s".formatted(repo, label, title);
  }

  static String number(RepoName repo, int number) {
    return "%s#%d".formatted(repo, number);
  }

  static String branch(RepoName repo, String branch) {
    return "%s@%s".formatted(repo, branch);
  }

  static String merge(RepoName repo, int number, CommitId head) {
    return "%s#%d@%s".formatted(repo, number, head);
  }

  static String commit(RepoName repo, String branch, CommitText text) {
    var effect = effect(text).map(Trailer::value).orElseGet(() -> Act.digest(text.toString()));
    return "%s@%s %s".formatted(repo, branch, effect);
  }

  static Optional<Trailer> effect(CommitText text) {
    return text.trailers().stream().filter(trailer -> trailer.key().equals(EFFECT)).findFirst();
  }

  static Trailer effect(String value) {
    return new Trailer(EFFECT, value);
  }

  static String check(RepoName repo, CommitId commit, String name) {
    return "%s@%s %s".formatted(repo, commit, name);
  }

  static String deployment(RepoName repo, CommitId commit, String environment) {
    return "%s@%s to %s".formatted(repo, commit, environment);
  }

  static String deployment(RepoName repo, long deployment) {
    return "%s deployment %d".formatted(repo, deployment);
  }

  static String namespace(Where where) {
    return where.context() + "/" + where.namespace();
  }

  static String job(Where where, String name) {
    return namespace(where) + "/" + name;
  }
}
