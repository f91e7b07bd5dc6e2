/** The rules of Services and of the networking groups. */
@NullMarked
package io.mindscape.slipway.policies.semantic.network;

import org.jspecify.annotations.NullMarked;
