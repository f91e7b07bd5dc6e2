package io.mindscape.slipway.jobs.maintenance.proposal;

import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one pull request holds.
 *
 * @param group what its updates have in common, such as an application; its branch is named after
 *     it
 * @param edits at least one
 */
public record Proposed(UpdateKind kind, String group, Text text, List<Edit> edits) {

  public Proposed {
    edits = List.copyOf(edits);
    if (edits.isEmpty()) {
      throw new IllegalArgumentException("nothing is proposed for " + group);
    }
  }

  /**
   * What it says.
   *
   * @param title also the subject of its commit
   * @param body Markdown
   * @param trailers of the commit, besides those by which it is known
   */
  public record Text(String title, String body, List<Trailer> trailers) {
    public Text {
      trailers = List.copyOf(trailers);
    }
  }

  /** A change of one file. */
  public interface Edit {
    String file();

    /**
     * The file with the change in it; its own bytes where it says so already. Derived again
     * whenever somebody else has pushed.
     *
     * @throws io.mindscape.slipway.policies.Refused if it cannot be made there; the message says
     *     why
     */
    byte[] in(SourceFile content);

    /**
     * The same, for a change that depends on other files.
     *
     * @param others gives a file with the changes that were made to it before this one
     */
    default byte[] in(SourceFile content, Function<String, Optional<SourceFile>> others) {
      return in(content);
    }

    /** As it is known by: what has the same keys is not proposed twice. */
    String key();
  }

  public String branch() {
    return kind.branch(group);
  }

  /** The line that the description of the pull request begins with. */
  String marker() {
    return kind.marker(group);
  }

  /** In each commit on its branch. */
  Trailer trailer() {
    return kind.trailer(group);
  }
}
