/** The rules of dynamic resource allocation. */
@NullMarked
package io.mindscape.slipway.policies.semantic.device;

import org.jspecify.annotations.NullMarked;
