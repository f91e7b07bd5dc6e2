/** Puts the bot together by hand, and serves. */
@NullMarked
package io.mindscape.slipway.bot.app;

import org.jspecify.annotations.NullMarked;
