/** The bot, assembled by hand: settings become objects, objects become a server. */
@NullMarked
package io.mindscape.slipway.bot.app;

import org.jspecify.annotations.NullMarked;
