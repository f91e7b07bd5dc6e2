package io.mindscape.slipway.bot.store;

import java.util.List;

/**
 * A database for tests of the audit log.
 *
 * @param store an open one whose audit log is empty
 * @param another that works on the same database; the same one where only one process can
 * @param withoutGuards the statements by which the owner of the database takes its guards away
 */
record AuditDatabase(Store store, Store another, List<String> withoutGuards) {}
