package io.mindscape.slipway.jobs.forge;

/** The ports of the forge, together. */
public record Forge(
    PullRequests pullRequests,
    Discussion discussion,
    Checks checks,
    Deployments deployments,
    People people) {}
