package io.mindscape.slipway.sandbox.witness;

/**
 * Is told of every request that asks for a change, on the request's own thread, which waits
 * meanwhile. Whoever made the request can so be killed just before it is done, or when it is done
 * and nothing has been answered yet.
 */
public interface Witness {

  /** Lets everything happen. */
  Witness NOBODY =
      new Witness() {
        @Override
        public boolean before(Asked asked) {
          return true;
        }

        @Override
        public void after(Asked asked, int status) {}
      };

  /**
   * A request that asks for a change.
   *
   * @param where {@code forge}, or the name of the cluster
   * @param path from the root, without the query
   * @param agent what the caller calls itself; empty where it does not say
   */
  record Asked(String where, String method, String path, String agent) {}

  /**
   * It arrived, and nothing was done yet.
   *
   * @return false if it is to be lost: nothing is done and nobody answers
   */
  boolean before(Asked asked);

  /** It is done, and nothing was answered yet. */
  void after(Asked asked, int status);
}
