/** Slipway's command line. */
@NullMarked
package io.mindscape.slipway.bot;

import org.jspecify.annotations.NullMarked;
