package io.mindscape.slipway.sandbox.controlplane;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What kind of control plane is started.
 *
 * @param programs those that run; always with etcd and the API server
 * @param users whom it knows, besides an administrator
 * @param flags further ones of the API server, such as {@code --feature-gates=Name=true}; where one
 *     stands twice, the server takes the last
 */
public record Options(Set<Program> programs, List<User> users, List<String> flags) {

  public Options {
    programs = Set.copyOf(programs);
    users = List.copyOf(users);
    flags = List.copyOf(flags);
    if (!programs.containsAll(EnumSet.of(Program.ETCD, Program.API_SERVER))) {
      throw new IllegalArgumentException("without etcd and an API server there is nothing to ask");
    }
  }

  /** An API server alone: objects are judged and kept, and nothing comes of them. */
  public static Options apiServer() {
    return new Options(EnumSet.of(Program.ETCD, Program.API_SERVER), List.of(), List.of());
  }

  /** With controllers, a scheduler, and pods that become ready on nodes that are made by hand. */
  public static Options whole() {
    return new Options(EnumSet.complementOf(EnumSet.of(Program.KUBECTL)), List.of(), List.of());
  }

  /** The same, and it knows {@code user}. */
  public Options with(User user) {
    return new Options(programs, add(users, user), flags);
  }

  /** The same, and the API server is given {@code flag}. */
  public Options with(String flag) {
    return new Options(programs, users, add(flags, flag));
  }

  private static <T> List<T> add(List<T> some, T another) {
    return Stream.concat(some.stream(), Stream.of(another)).toList();
  }
}
