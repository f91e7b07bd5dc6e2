/** The sandbox's forge: GitHub's REST API, Git over HTTP, and webhooks, on one loopback port. */
@NullMarked
package io.mindscape.slipway.sandbox.forge;

import org.jspecify.annotations.NullMarked;
