/** The ports that act on the world, recorded: an intent before each act, an outcome after it. */
@NullMarked
package io.mindscape.slipway.jobs.outward;

import org.jspecify.annotations.NullMarked;
