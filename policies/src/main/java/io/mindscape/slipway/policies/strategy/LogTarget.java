package io.mindscape.slipway.policies.strategy;

import java.time.Duration;

/**
 * Logs on a volume that maintenance rotates: one entry of {@code maintenance.logs}.
 *
 * @param claim the PersistentVolumeClaim, in the environment's namespace
 * @param path a folder on the volume; empty for all of it
 * @param keep how long rotated logs are kept, in whole days
 * @param mostBytes how much may lie in the folder before the oldest rotated logs go; zero for any
 * @param user the number of the user that the files belong to, never 0
 */
public record LogTarget(
    String environment, String claim, String path, Duration keep, long mostBytes, long user) {}
