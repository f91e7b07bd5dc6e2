/** What the forge tells its hooks. */
@NullMarked
package io.mindscape.slipway.sandbox.forge.event;

import org.jspecify.annotations.NullMarked;
