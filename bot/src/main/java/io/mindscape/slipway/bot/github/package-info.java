/**
 * GitHub, as an App or with a token.
 *
 * <p>Most is asked through the {@code github-api} library; what that cannot read (a comment by its
 * id, who wrote a commit, the commit of a merge) goes through {@link
 * io.mindscape.slipway.bot.github.Rest}. Both send through one {@link
 * io.mindscape.slipway.bot.github.Line}, which says what is wrong when something is.
 */
@NullMarked
package io.mindscape.slipway.bot.github;

import org.jspecify.annotations.NullMarked;
