package io.mindscape.slipway.jobs;

import io.mindscape.slipway.policies.Refused;

/**
 * A host, outside, that no setting lists: it is not asked, whatever a repository says. Who only
 * looks for what is newer goes on with the rest.
 */
public final class Unlisted extends Refused {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what to set; the same for everything on that host
   */
  public Unlisted(String message) {
    super(message);
  }

  /**
   * @param setting the one in which it could be listed
   */
  public Unlisted(String setting, String host) {
    this(
        "%s does not list %s, so it is not asked: list it there if it may be"
            .formatted(setting, host));
  }
}
