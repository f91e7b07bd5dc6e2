/** Git: a bare mirror of each repository, read and written without a checkout. */
@NullMarked
package io.mindscape.slipway.bot.git;

import org.jspecify.annotations.NullMarked;
