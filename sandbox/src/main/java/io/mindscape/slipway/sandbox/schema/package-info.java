/** The schemas that ship with Slipway, taken from API servers. */
@NullMarked
package io.mindscape.slipway.sandbox.schema;

import org.jspecify.annotations.NullMarked;
