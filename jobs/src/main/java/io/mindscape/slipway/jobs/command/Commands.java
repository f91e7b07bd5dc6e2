package io.mindscape.slipway.jobs.command;

import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.promotion.Promotions;

/** Does what people ask for in comments, and answers each comment once. */
public final class Commands {

  private final Forge forge;
  private final Promotions promotions;
  private final Effects effects;

  public Commands(Forge forge, Promotions promotions, Effects effects) {
    this.forge = forge;
    this.promotions = promotions;
    this.effects = effects;
  }

  /**
   * Obeys a comment, if it is a command: reads it anew from the forge, acts, reacts and answers.
   * Doing so again changes nothing.
   *
   * @param issue the pull request or issue that it stands on
   */
  public void obey(RepoName repo, int issue, long comment) {
    throw new UnsupportedOperationException(
        "being built: "
            + forge
            + promotions.hashCode()
            + effects.hashCode()
            + repo
            + issue
            + comment);
  }
}
