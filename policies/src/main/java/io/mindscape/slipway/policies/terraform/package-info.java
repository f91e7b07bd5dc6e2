/**
 * Terraform: modules, what they are worth in each environment, and what is wrong with them. Nothing
 * is run or fetched; what only a run can tell is unknown, and nothing is said about it.
 */
@NullMarked
package io.mindscape.slipway.policies.terraform;

import org.jspecify.annotations.NullMarked;
