package io.mindscape.slipway.jobs.database;

import java.util.Map;

/**
 * How to get to a PostgreSQL. Parts that are not known are empty.
 *
 * @param address hosts with their ports, such as {@code db.shop:5432}; several with commas
 * @param name of the database
 * @param options how the connection is kept from others: {@code sslmode}, {@code channelBinding},
 *     and {@link #AUTHORITY}
 */
public record Login(
    String address, String name, String user, String password, Map<String, String> options) {

  /**
   * The option that holds the certificates, as PEM, one of which has to have signed the server's.
   */
  public static final String AUTHORITY = "authority";

  static final Login EMPTY = new Login("", "", "", "", Map.of());

  public Login {
    options = Map.copyOf(options);
  }

  /** This one, with what the other knows where this one does not. */
  Login or(Login other) {
    return new Login(
        either(address, other.address),
        either(name, other.name),
        either(user, other.user),
        either(password, other.password),
        options.isEmpty() ? other.options : options);
  }

  private static String either(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  @Override
  public String toString() {
    return "Login[%s, %s, %s, ***]".formatted(address, name, user);
  }
}
