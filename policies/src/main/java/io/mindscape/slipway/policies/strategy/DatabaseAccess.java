package io.mindscape.slipway.policies.strategy;

/**
 * Where the login stands of a PostgreSQL that maintenance looks after: the block {@code
 * maintenance.database} of a strategy file, or one of those under {@code maintenance.databases}.
 *
 * @param label what the strategy file calls it among several; empty for the only one
 * @param environment that it belongs to; empty for the only one, of which the file does not say it
 * @param instead what counts in place of what the Secret says, or leaves out
 */
public record DatabaseAccess(String label, String environment, Place secret, Instead instead) {

  /** The only one. */
  public DatabaseAccess(Place secret, Instead instead) {
    this("", "", secret, instead);
  }

  /** Whether it is one of several, which are told apart. */
  public boolean isLabelled() {
    return !label.isEmpty();
  }

  /** Where it stands in the strategy file, as messages name it. */
  public String path() {
    return isLabelled() ? "maintenance.databases." + label : "maintenance.database";
  }

  /** Where {@code key} of it stands. */
  public String path(String key) {
    return "%s.%s".formatted(path(), key);
  }

  /**
   * A Secret in a cluster.
   *
   * @param cluster a context of the kubeconfig
   * @param key the one whose value is an address of a database; empty where the usual names of keys
   *     are looked for
   */
  public record Place(String cluster, String namespace, String name, String key) {
    /** As messages name it. */
    @Override
    public String toString() {
      return "the Secret %s/%s in the cluster %s".formatted(namespace, name, cluster);
    }
  }

  /**
   * Parts of a login that are no secret; empty, or 0, where the Secret's own count.
   *
   * @param name of the database
   */
  public record Instead(String host, int port, String name, String user) {
    /** The Secret says everything. */
    public static final Instead NOTHING = new Instead("", 0, "", "");
  }
}
