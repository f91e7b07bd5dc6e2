/** Deployment: what is in Git comes to run, and the forge is told. */
@NullMarked
package io.mindscape.slipway.jobs.deploy;

import org.jspecify.annotations.NullMarked;
