/** The OCI registry, over its HTTP API. */
@NullMarked
package io.mindscape.slipway.bot.registry;

import org.jspecify.annotations.NullMarked;
