package io.mindscape.slipway.jobs.maintenance.dependencies;

import io.mindscape.slipway.jobs.git.RepoName;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What the makers of something say of a release of it, where that can be found out. */
@FunctionalInterface
public interface Makers {

  /** Nobody says anything. */
  Makers SILENT = (asking, projects, release) -> Optional.empty();

  /**
   * What they say; nothing where it is not known.
   *
   * @param asking the repository of ours that wants to know
   * @param projects where it comes from, as it says itself; whoever made it may have written
   *     anything
   */
  Optional<Changes> say(RepoName asking, List<URI> projects, Named release);

  /**
   * A release.
   *
   * @param name such as {@code redis}
   * @param version such as {@code 18.1.0}
   */
  record Named(String name, String version) {}
}
