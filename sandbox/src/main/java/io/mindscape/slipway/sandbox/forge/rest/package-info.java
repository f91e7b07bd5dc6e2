/** The REST API: one class for each group of resources. */
@NullMarked
package io.mindscape.slipway.sandbox.forge.rest;

import org.jspecify.annotations.NullMarked;
