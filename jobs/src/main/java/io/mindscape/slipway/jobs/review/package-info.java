/** Review of a pull request: check, annotations and one comment. */
@NullMarked
package io.mindscape.slipway.jobs.review;

import org.jspecify.annotations.NullMarked;
