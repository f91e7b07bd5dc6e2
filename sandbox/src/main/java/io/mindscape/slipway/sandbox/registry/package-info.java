/** An image registry with a few tags in it, to try Slipway against. */
@NullMarked
package io.mindscape.slipway.sandbox.registry;

import org.jspecify.annotations.NullMarked;
