/** The care of a PostgreSQL, over JDBC. */
@NullMarked
package io.mindscape.slipway.bot.vacuum;

import org.jspecify.annotations.NullMarked;
