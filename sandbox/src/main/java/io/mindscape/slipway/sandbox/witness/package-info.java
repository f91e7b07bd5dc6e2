/** Somebody who looks on while the sandbox's forge and clusters are changed. */
@NullMarked
package io.mindscape.slipway.sandbox.witness;

import org.jspecify.annotations.NullMarked;
