package io.mindscape.slipway.jobs.maintenance.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Somebody else who knows the time.
 *
 * @param name as a person calls it: {@code the database}
 * @param grain what its answers leave open: the time is later than they say by less than this, or
 *     by nothing
 * @param tells asks for the time; nothing where it does not tell it, and whatever it throws is no
 *     answer either
 */
public record Witness(String name, Duration grain, Supplier<Optional<Instant>> tells) {}
