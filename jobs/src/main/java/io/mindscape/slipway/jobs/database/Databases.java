package io.mindscape.slipway.jobs.database;

import io.mindscape.slipway.policies.strategy.DatabaseAccess;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL that a repository's strategy names, or else the one that the settings name. */
@FunctionalInterface
public interface Databases {

  /**
   * A database. Nothing is read or connected to before it is asked for something, and then each
   * time anew: a password that was changed counts at once.
   *
   * @param access where its login stands; null for that of the settings
   */
  DatabaseCare of(@Nullable DatabaseAccess access);
}
