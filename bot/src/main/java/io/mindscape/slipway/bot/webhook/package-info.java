/** GitHub's door: signed deliveries in, and what they say happened. */
@NullMarked
package io.mindscape.slipway.bot.webhook;

import org.jspecify.annotations.NullMarked;
