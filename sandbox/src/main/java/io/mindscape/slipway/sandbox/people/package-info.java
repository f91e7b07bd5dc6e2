/** How people use the sandbox's forge. */
@NullMarked
package io.mindscape.slipway.sandbox.people;

import org.jspecify.annotations.NullMarked;
