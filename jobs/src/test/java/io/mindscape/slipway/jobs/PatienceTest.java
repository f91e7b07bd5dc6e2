package io.mindscape.slipway.jobs;

final class PatienceTest extends PatienceContract {}
