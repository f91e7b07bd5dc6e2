package io.mindscape.slipway.sandbox.forge.git;

import java.util.List;
import java.util.Optional;

/** What Git over HTTP needs to know of the forge: its repositories, and who may do what. */
public interface Host {

  /**
   * @param name as {@code owner/name}
   */
  Optional<BareRepository> repository(String name);

  /**
   * Whether somebody may fetch or push.
   *
   * @param authorization the header of that name; empty for none
   */
  Access access(String name, String authorization, boolean push);

  /** Tells what {@code login} pushed. */
  void pushed(String name, String login, List<RefChange> changes);

  /** Whether somebody may come in. */
  sealed interface Access {
    record Allowed(String login) implements Access {}

    /** Credentials are missing or wrong. */
    record WhoAreYou() implements Access {}

    /** It is known who asks, and they may not. */
    record Forbidden(String login) implements Access {}
  }
}
