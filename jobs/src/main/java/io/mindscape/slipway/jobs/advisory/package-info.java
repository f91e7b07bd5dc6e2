/** Known vulnerabilities, and which of them are in an image. */
@NullMarked
package io.mindscape.slipway.jobs.advisory;

import org.jspecify.annotations.NullMarked;
