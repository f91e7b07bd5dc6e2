/** Advisories in the OSV format, from folders, archives and addresses. */
@NullMarked
package io.mindscape.slipway.bot.advisory;

import org.jspecify.annotations.NullMarked;
