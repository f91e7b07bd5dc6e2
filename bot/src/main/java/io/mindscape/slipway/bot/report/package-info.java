/** What {@code slipway check} found, told to a person, a CI server or a program. */
@NullMarked
package io.mindscape.slipway.bot.report;

import org.jspecify.annotations.NullMarked;
