package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Case.Body;

/** The server's judgement of what a client sends for one object. */
@FunctionalInterface
interface Online {

  Verdict judge(Body body);
}
