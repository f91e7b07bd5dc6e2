package io.mindscape.slipway.bot.github;

/** As whom we speak to GitHub. */
interface Credentials {

  /**
   * A token for what belongs to an owner (an organization or a person); good for a while.
   *
   * @throws io.mindscape.slipway.policies.Refused if we have no access there
   */
  String token(String owner);

  /** The login under which our comments, commits and pull requests stand. */
  String self();

  /** Whether we are an App: only Apps may write check runs. */
  boolean isApp();

  /** On whose account GitHub books what is asked for an owner. */
  Account account(String owner);

  /** The header that shows the token. */
  default String authorization(String owner) {
    return "Bearer " + token(owner);
  }
}
