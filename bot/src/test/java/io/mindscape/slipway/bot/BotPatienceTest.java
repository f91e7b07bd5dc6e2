package io.mindscape.slipway.bot;

import io.mindscape.slipway.jobs.PatienceContract;

final class BotPatienceTest extends PatienceContract {}
