/** Looks at everything that the bot needs, and says what is wrong and what to do. */
@NullMarked
package io.mindscape.slipway.bot.doctor;

import org.jspecify.annotations.NullMarked;
