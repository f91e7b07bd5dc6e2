package io.mindscape.slipway.policies.strategy;

/**
 * Where the login stands of the PostgreSQL that maintenance looks after: the block {@code
 * maintenance.database} of a strategy file.
 *
 * @param instead what counts in place of what the Secret says, or leaves out
 */
public record DatabaseAccess(Place secret, Instead instead) {

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
