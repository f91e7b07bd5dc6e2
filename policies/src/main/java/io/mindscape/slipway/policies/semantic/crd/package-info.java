/** The rules of CustomResourceDefinitions and of the schemas in them. */
@NullMarked
package io.mindscape.slipway.policies.semantic.crd;

import org.jspecify.annotations.NullMarked;
