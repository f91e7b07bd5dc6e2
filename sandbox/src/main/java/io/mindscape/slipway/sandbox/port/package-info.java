/** Where servers of this machine may listen. */
@NullMarked
package io.mindscape.slipway.sandbox.port;

import org.jspecify.annotations.NullMarked;
