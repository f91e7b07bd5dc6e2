/** The plan of a maintenance window as programs read it, whoever tells them. */
@NullMarked
package io.mindscape.slipway.bot.plan;

import org.jspecify.annotations.NullMarked;
