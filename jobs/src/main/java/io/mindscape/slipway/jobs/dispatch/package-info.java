/** From what happened to the use cases that it calls for. */
@NullMarked
package io.mindscape.slipway.jobs.dispatch;

import org.jspecify.annotations.NullMarked;
