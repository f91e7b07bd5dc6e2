/** What an operator sees: logs, metrics, health. */
@NullMarked
package io.mindscape.slipway.bot.observe;

import org.jspecify.annotations.NullMarked;
