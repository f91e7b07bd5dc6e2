/** How GitHub writes things down: one small class for each family of JSON objects. */
@NullMarked
package io.mindscape.slipway.sandbox.forge.shape;

import org.jspecify.annotations.NullMarked;
