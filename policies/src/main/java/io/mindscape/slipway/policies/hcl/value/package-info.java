/** What expressions of HCL are worth: known values, and those that nobody knows before a run. */
@NullMarked
package io.mindscape.slipway.policies.hcl.value;

import org.jspecify.annotations.NullMarked;
