/** The rules of volumes, claims, classes and drivers. */
@NullMarked
package io.mindscape.slipway.policies.semantic.storage;

import org.jspecify.annotations.NullMarked;
