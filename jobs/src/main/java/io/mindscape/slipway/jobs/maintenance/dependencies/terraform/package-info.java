/** Updates of the modules and providers that Terraform takes from registries and from the forge. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance.dependencies.terraform;

import org.jspecify.annotations.NullMarked;
