/** What images are called, and what their tags stand for today. */
@NullMarked
package io.mindscape.slipway.jobs.image;

import org.jspecify.annotations.NullMarked;
