/** Bare repositories, and Git over smart HTTP. */
@NullMarked
package io.mindscape.slipway.sandbox.forge.git;

import org.jspecify.annotations.NullMarked;
