/**
 * CEL as the API server sets it up for admission policies: the CEL library parses and checks, and
 * an evaluator of our own computes, word for word and cost for cost as cel-go does.
 */
@NullMarked
package io.mindscape.slipway.policies.rule.cel;

import org.jspecify.annotations.NullMarked;
