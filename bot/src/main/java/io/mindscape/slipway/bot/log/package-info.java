/** Logs: one JSON object a line on standard error, whichever library wrote it. */
@NullMarked
package io.mindscape.slipway.bot.log;

import org.jspecify.annotations.NullMarked;
