/**
 * References between the objects of an environment: what each offers, what each refers to, and
 * where that leads nowhere.
 */
@NullMarked
package io.mindscape.slipway.policies.reference;

import org.jspecify.annotations.NullMarked;
