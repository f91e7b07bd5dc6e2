package io.mindscape.slipway.sandbox;

import io.mindscape.slipway.jobs.PatienceContract;

final class SandboxPatienceTest extends PatienceContract {}
