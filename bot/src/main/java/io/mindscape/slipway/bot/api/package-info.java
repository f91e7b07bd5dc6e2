/** The API for operators and for the command line. */
@NullMarked
package io.mindscape.slipway.bot.api;

import org.jspecify.annotations.NullMarked;
