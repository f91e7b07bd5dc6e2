/** Webhooks: signed, in order, recorded. */
@NullMarked
package io.mindscape.slipway.sandbox.forge.hook;

import org.jspecify.annotations.NullMarked;
