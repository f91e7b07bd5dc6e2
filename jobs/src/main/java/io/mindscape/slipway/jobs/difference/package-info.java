/** What changes between two trees, application by application. */
@NullMarked
package io.mindscape.slipway.jobs.difference;

import org.jspecify.annotations.NullMarked;
