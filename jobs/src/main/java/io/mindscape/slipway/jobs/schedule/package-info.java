/** The clock: the one package that meets Quartz. */
@NullMarked
package io.mindscape.slipway.jobs.schedule;

import org.jspecify.annotations.NullMarked;
