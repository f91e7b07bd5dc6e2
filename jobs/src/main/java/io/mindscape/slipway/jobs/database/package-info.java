/** The PostgreSQL that maintenance looks after: what is seen of it, and what there is to do. */
@NullMarked
package io.mindscape.slipway.jobs.database;

import org.jspecify.annotations.NullMarked;
