/** Tags of Git repositories that are versions, and which of them are newer. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance.dependencies.tag;

import org.jspecify.annotations.NullMarked;
