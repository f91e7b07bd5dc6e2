/** The page of a review, and the JSON that it is made of. */
@NullMarked
package io.mindscape.slipway.bot.page;

import org.jspecify.annotations.NullMarked;
