/** The GitOps repository: reading by commit, writing by commit, no checkout. */
@NullMarked
package io.mindscape.slipway.jobs.git;

import org.jspecify.annotations.NullMarked;
