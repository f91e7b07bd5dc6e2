package io.mindscape.slipway.jobs.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery and what became of it.
 *
 * @param begunAt when the first attempt began, since it arrived or was replayed
 * @param finishedAt when it became {@link State#DONE}, {@link State#DEAD} or {@link
 *     State#SUPERSEDED}
 * @param error what went wrong last; of a done one, what a person should know
 * @param supersededBy the guid of the newer one; that may itself have been superseded since
 */
public record Entry(
    Delivery delivery,
    State state,
    int attempts,
    @Nullable Instant begunAt,
    @Nullable Instant finishedAt,
    @Nullable String error,
    @Nullable String supersededBy) {}
