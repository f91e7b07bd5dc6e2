/** The database: deliveries and outward acts, kept durably in H2 or PostgreSQL. */
@NullMarked
package io.mindscape.slipway.bot.store;

import org.jspecify.annotations.NullMarked;
