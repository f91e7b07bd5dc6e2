/** The strategy file of each repository, as its default branch has it. */
@NullMarked
package io.mindscape.slipway.jobs.strategy;

import org.jspecify.annotations.NullMarked;
