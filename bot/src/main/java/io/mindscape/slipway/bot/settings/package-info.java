/** What a person configures, read once at the start, checked, and never asked for again. */
@NullMarked
package io.mindscape.slipway.bot.settings;

import org.jspecify.annotations.NullMarked;
