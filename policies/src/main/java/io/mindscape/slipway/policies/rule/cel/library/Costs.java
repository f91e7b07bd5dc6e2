package io.mindscape.slipway.policies.rule.cel.library;

import io.mindscape.slipway.policies.rule.cel.value.Bytes;
import io.mindscape.slipway.policies.rule.cel.value.Maybe;
import io.mindscape.slipway.policies.rule.cel.value.Opaque;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What a call costs, as the API server counts it: 1 for most, and for what walks through strings or
 * lists by their size. The numbers are those of cel-go and of Kubernetes' estimator on top of it.
 */
public final class Costs {

  /** What one evaluation of one expression may cost. */
  public static final long PER_CALL = 1_000_000;

  /** What all validations of a policy may cost for one object and one param. */
  public static final long PER_POLICY = 10_000_000;

  /** What all match conditions of a policy may cost for one object. */
  public static final long MATCH_CONDITIONS = 2_500_000;

  /** What a new list costs. */
  public static final long LIST = 10;

  /** What a new map costs. */
  public static final long MAP = 30;

  private static final double TRAVERSAL = 0.1;
  private static final double REGEX = 0.25;

  private Costs() {}

  private static final Cost ONE = (args, result) -> 1;

  /** The costs of walking through so many characters, for those that most texts have. */
  private static final long[] SCANS = LongStream.range(0, 512).map(Costs::scanned).toArray();

  /** What a call costs, by what it was given and what came of it. */
  @FunctionalInterface
  public interface Cost {
    long of(Object[] args, Object result);
  }

  /**
   * The cost of the calls of a function.
   *
   * @param overload the one that the type checker chose, or empty where it left several: then what
   *     depends on sizes is not counted, as in the API server
   */
  public static Cost of(String function, String overload) {
    return switch (function) {
      case "isSorted", "sum", "max", "min", "indexOf", "lastIndexOf" ->
          (args, result) -> traversal(args[0]);
      case "url", "lowerAscii", "upperAscii", "substring", "trim" ->
          (args, result) -> scan(size(args[0]));
      case "cidr", "isIP", "isCIDR", "quantity", "isQuantity", "semver", "isSemver" ->
          (args, result) -> scan(size(args[0]));
      case "replace", "split", "ip.isCanonical" -> (args, result) -> scan(2 * size(args[0]));
      case "join" -> (args, result) -> scan(2 * size(result));
      case "find", "findAll" -> (args, result) -> regex(size(args[0]), size(args[1]));
      case "ip" -> overload.equals("cidr_ip") ? ONE : (args, result) -> scan(size(args[0]));
      case "containsIP" ->
          (args, result) -> contains(args, overload.equals("cidr_contains_ip_string"));
      case "containsCIDR" ->
          (args, result) ->
              contains(args, overload.equals("cidr_contains_cidr_string"))
                  + scan(size(args[0]))
                  + 1;
      case "validate" ->
          (args, result) ->
              args[0] instanceof NamedFormat format ? regex(size(args[1]), format.regexSize()) : 1;
      case "_==_" -> (args, result) -> args[0] instanceof Opaque ? 1 : smaller(args);
      case "_!=_" -> (args, result) -> smaller(args);
      default -> byOverload(overload);
    };
  }

  private static long smaller(Object[] args) {
    return scan(Math.min(size(args[0]), size(args[1])));
  }

  private static Cost byOverload(String overload) {
    return switch (overload) {
      case "starts_with_string", "ends_with_string" -> (args, result) -> scan(size(args[1]));
      case "string_to_bytes", "bytes_to_string", "strings_quote", "string_format" ->
          (args, result) -> scan(size(args[0]));
      case "in_list" -> (args, result) -> size(args[1]);
      case "less_string",
          "greater_string",
          "less_equals_string",
          "greater_equals_string",
          "less_bytes",
          "greater_bytes",
          "less_equals_bytes",
          "greater_equals_bytes" ->
          (args, result) -> smaller(args);
      case "add_string", "add_bytes" -> (args, result) -> scan(size(args[0]) + size(args[1]));
      case "matches", "matches_string" -> (args, result) -> regex(size(args[0]), size(args[1]));
      case "contains_string" -> (args, result) -> scan(size(args[0])) * scan(size(args[1]));
      case "list_sets_contains_list", "list_sets_intersects_list" ->
          (args, result) -> 1 + size(args[0]) * size(args[1]);
      case "list_sets_equivalent_list" -> (args, result) -> 1 + 2 * size(args[0]) * size(args[1]);
      default -> lists(overload);
    };
  }

  private static Cost lists(String overload) {
    return switch (overload) {
      case "list_slice", "lists_range", "list_reverse" ->
          (args, result) -> allocating(size(result));
      case "list_flatten" -> (args, result) -> allocating(size(args[0]));
      case "list_flatten_int" ->
          (args, result) -> allocating(size(args[0]) * (args[1] instanceof Long depth ? depth : 1));
      case "list_distinct" -> (args, result) -> comparing(args[0]);
      default -> {
        if (overload.endsWith("_sort") && overload.startsWith("list_")) {
          yield (args, result) -> comparing(args[0]);
        }
        yield overload.endsWith("_sortByAssociatedKeys")
            ? (args, result) -> comparing(args[1])
            : ONE;
      }
    };
  }

  private static long allocating(long size) {
    return size + 1 + LIST;
  }

  private static long comparing(Object list) {
    if (!(list instanceof List<?> items) || items.isEmpty()) {
      return 1 + LIST;
    }
    boolean isText = items.getFirst() instanceof String || items.getFirst() instanceof Bytes;
    double factor = isText ? 2 + TRAVERSAL : 2;
    return (long) ((double) items.size() * items.size() * factor) + 1 + LIST;
  }

  private static long contains(Object[] args, boolean readsText) {
    return scan(2 * size(args[0])) + (readsText ? scan(size(args[1])) : 0);
  }

  private static long scan(long size) {
    return size < SCANS.length ? SCANS[(int) size] : scanned(size);
  }

  private static long scanned(long size) {
    return (long) Math.ceil(size * TRAVERSAL);
  }

  private static long regex(long textSize, long regexSize) {
    return (long) Math.ceil((1.0 + textSize) * TRAVERSAL) * (long) Math.ceil(regexSize * REGEX);
  }

  /** The size that counts: of what has one; 1 for everything else. */
  static long size(Object value) {
    // By far the most.
    if (value instanceof String text) {
      return text.codePointCount(0, text.length());
    }
    if (value instanceof Boolean || value instanceof Long) {
      return 1;
    }
    if (value instanceof List<?> list) {
      return list.size();
    }
    return switch (value) {
      case Bytes bytes -> bytes.size();
      case Map<?, ?> map -> map.size();
      case Address address -> address.size();
      case AddressRange range -> (range.length() + 7) / 8;
      case Maybe maybe when maybe.value() != null -> size(maybe.value());
      default -> 1;
    };
  }

  private static long traversal(Object value) {
    return switch (value) {
      case String text ->
          (long) (text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length * TRAVERSAL);
      case Bytes bytes -> (long) (bytes.size() * TRAVERSAL);
      case List<?> list -> list.stream().mapToLong(Costs::traversal).sum();
      case Map<?, ?> map ->
          map.entrySet().stream()
              .mapToLong(entry -> traversal(entry.getKey()) + traversal(entry.getValue()))
              .sum();
      default -> 1;
    };
  }
}
