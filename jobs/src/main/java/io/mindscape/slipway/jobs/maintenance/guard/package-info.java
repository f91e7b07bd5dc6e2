/** What may be done now: the guard before each outward act, and what can stand against maintenance. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance.guard;

import org.jspecify.annotations.NullMarked;
