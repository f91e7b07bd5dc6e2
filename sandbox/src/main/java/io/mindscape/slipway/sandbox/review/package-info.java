/** {@code bench/review}: how long a review takes, however large the repository. */
@NullMarked
package io.mindscape.slipway.sandbox.review;

import org.jspecify.annotations.NullMarked;
