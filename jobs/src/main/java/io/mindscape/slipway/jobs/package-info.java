/** What the bot does: use cases, and the ports they need. */
@NullMarked
package io.mindscape.slipway.jobs;

import org.jspecify.annotations.NullMarked;
