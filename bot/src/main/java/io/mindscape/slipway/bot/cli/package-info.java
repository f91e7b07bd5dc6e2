/** The commands that need no server. */
@NullMarked
package io.mindscape.slipway.bot.cli;

import org.jspecify.annotations.NullMarked;
