/** The demo: the sandbox and the bot together, for a person or as a story that plays itself. */
@NullMarked
package io.mindscape.slipway.sandbox.demo;

import org.jspecify.annotations.NullMarked;
