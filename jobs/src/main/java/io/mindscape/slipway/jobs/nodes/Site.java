package io.mindscape.slipway.jobs.nodes;

import io.mindscape.slipway.policies.strategy.NodeCare;

/**
 * Where reboots happen, and how.
 *
 * @param context of the kubeconfig
 */
public record Site(Nodes nodes, String context, NodeCare care, Leave leave, Told told) {}
