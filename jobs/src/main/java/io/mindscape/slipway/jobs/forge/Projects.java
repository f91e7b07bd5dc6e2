package io.mindscape.slipway.jobs.forge;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Repositories of others on the same forge, as far as we ask them what they have released. Only
 * read. {@code asking} is the repository of ours on whose account the forge books the question.
 *
 * <p>Every method throws {@link io.mindscape.slipway.jobs.Unavailable} when the forge does not
 * answer.
 */
public interface Projects {

  /** So many tags or releases of one project are looked at. */
  int MOST = 2_000;

  /**
   * Whether repositories at a host are on this forge.
   *
   * @param host as addresses of repositories name it, with a port if it is not the usual one
   */
  boolean isAt(String host);

  /**
   * The tags, at most {@link #MOST}, in the forge's order; nothing where there is no such project,
   * or none that we may see.
   */
  Optional<List<Tag>> tags(RepoName asking, RepoName project);

  /** What was published, drafts left out, newest first; empty where there is no such project. */
  List<Published> releases(RepoName asking, RepoName project);

  /** When a commit was made; nothing where there is none. */
  Optional<Instant> made(RepoName asking, RepoName project, CommitId commit);

  /**
   * A tag.
   *
   * @param commit that it stands for, also where it is a tag object
   */
  record Tag(String name, CommitId commit) {}

  /**
   * A release as its authors published it.
   *
   * @param address where people can read it
   */
  record Published(String tag, Instant at, boolean isPreRelease, Words words, URI address) {

    /**
     * What strangers say of it; both may be empty.
     *
     * @param text Markdown
     */
    public record Words(String title, String text) {}
  }
}
