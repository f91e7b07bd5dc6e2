/** Who may work on what at a time. */
@NullMarked
package io.mindscape.slipway.jobs.turn;

import org.jspecify.annotations.NullMarked;
