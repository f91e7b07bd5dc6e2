/** Works through the deliveries that were kept. */
@NullMarked
package io.mindscape.slipway.bot.work;

import org.jspecify.annotations.NullMarked;
