package io.mindscape.slipway.sandbox.forge.git;

/**
 * How one file differs between two commits.
 *
 * @param previous its path before; the same unless it was renamed
 * @param status {@code added}, {@code removed}, {@code modified} or {@code renamed}
 * @param sha the blob afterwards, or before where the file was removed
 * @param patch the hunks; empty for a binary file
 */
public record FileChange(
    String path,
    String previous,
    String status,
    String sha,
    int additions,
    int deletions,
    String patch) {}
