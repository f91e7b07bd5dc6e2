package io.mindscape.slipway.jobs.schedule;

import java.util.Properties;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;

/**
 * The schedule that all replicas on one PostgreSQL share. Public for Quartz alone, which makes it
 * by the name of its class. The pool of its connections and the driver have to be on the class
 * path.
 */
@SuppressWarnings("unchecked") // Quartz's own class overrides a generic method by a raw one
public final class SharedStore extends JobStoreTX {

  private static final String STORE = "org.quartz.jobStore.";

  /** For the scheduler, its two keepers, and those who have just done something. */
  private static final int CONNECTIONS = 4;

  /** Made by Quartz. */
  public SharedStore() {}

  /**
   * In the tables, all replicas are one scheduler. Within a process, Quartz knows schedulers by
   * their names, and two of one name would be the same one.
   */
  @Override
  public void setInstanceName(String own) {
    super.setInstanceName("slipway");
  }

  /**
   * What Quartz has to be told.
   *
   * @param name of the pool, different from every other in this process
   */
  static Properties settings(String name, Openings.Place place) {
    var settings = new Properties();
    settings.setProperty(STORE + "class", SharedStore.class.getName());
    settings.setProperty(STORE + "driverDelegateClass", PostgreSQLDelegate.class.getName());
    settings.setProperty(STORE + "tablePrefix", "schedule_");
    settings.setProperty(STORE + "useProperties", "true");
    settings.setProperty(STORE + "isClustered", "true");
    settings.setProperty(STORE + "clusterCheckinInterval", Long.toString(place.beat().toMillis()));
    settings.setProperty(STORE + "dbRetryInterval", "2000");
    settings.setProperty(STORE + "makeThreadsDaemons", "true");
    settings.setProperty(STORE + "dataSource", name);
    var source = "org.quartz.dataSource." + name + ".";
    settings.setProperty(source + "provider", "hikaricp");
    settings.setProperty(source + "driver", "org.postgresql.Driver");
    settings.setProperty(source + "URL", place.url());
    settings.setProperty(source + "maxConnections", Integer.toString(CONNECTIONS));
    return settings;
  }
}
