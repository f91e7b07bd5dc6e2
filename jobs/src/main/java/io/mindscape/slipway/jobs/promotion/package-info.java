/** Promotion: from one environment to the next, through gates, with approval. */
@NullMarked
package io.mindscape.slipway.jobs.promotion;

import org.jspecify.annotations.NullMarked;
