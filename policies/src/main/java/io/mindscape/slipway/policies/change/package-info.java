/** What changes between two sets of objects, with secrets masked before anything is compared. */
@NullMarked
package io.mindscape.slipway.policies.change;

import org.jspecify.annotations.NullMarked;
