/** How much the bot's intake bears, measured from outside: what {@code bench/intake} runs. */
@NullMarked
package io.mindscape.slipway.sandbox.load;

import org.jspecify.annotations.NullMarked;
