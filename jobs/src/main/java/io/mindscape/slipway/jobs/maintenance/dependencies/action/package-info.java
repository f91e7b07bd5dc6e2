/** Updates of the actions and workflows that GitHub Actions use from other repositories. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance.dependencies.action;

import org.jspecify.annotations.NullMarked;
