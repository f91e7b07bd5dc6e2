/** A PostgreSQL to look after. */
@NullMarked
package io.mindscape.slipway.sandbox.database;

import org.jspecify.annotations.NullMarked;
