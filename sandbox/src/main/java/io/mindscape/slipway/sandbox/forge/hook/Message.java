package io.mindscape.slipway.sandbox.forge.hook;

/**
 * What a hook is told.
 *
 * @param guid the same when it is told again
 * @param action empty for an event that has none
 * @param repository the id of the repository
 * @param body JSON, written once, so that its signature fits it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Message(String guid, String event, String action, long repository, byte[] body) {}
