package io.mindscape.slipway.jobs.render;

import io.mindscape.slipway.policies.finding.Place;

/**
 * A chart of the tree that another one depends on by its path ({@code repository: file://../lib}),
 * and where Helm sees it once dependencies are built.
 *
 * @param folder where it stands in the tree, if it is there
 * @param below where it is seen, as a path below the other chart: {@code charts/lib}
 * @param at where the dependency is written
 */
public record Library(String folder, String below, Place at) {}
