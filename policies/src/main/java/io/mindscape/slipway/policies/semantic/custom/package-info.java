/**
 * Objects of kinds that a CustomResourceDefinition describes: what an API server that has the
 * definition says of them.
 */
@NullMarked
package io.mindscape.slipway.policies.semantic.custom;

import org.jspecify.annotations.NullMarked;
