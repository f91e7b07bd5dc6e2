/** A forge and a cluster to try Slipway against. */
@NullMarked
package io.mindscape.slipway.sandbox;

import org.jspecify.annotations.NullMarked;
