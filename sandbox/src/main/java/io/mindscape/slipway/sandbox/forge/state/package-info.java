/** What the forge remembers: people, apps, repositories and what hangs on them. */
@NullMarked
package io.mindscape.slipway.sandbox.forge.state;

import org.jspecify.annotations.NullMarked;
