package io.mindscape.slipway.policies.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The keys that each part of a workflow may have, and what stands under them.
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax">the
 *     syntax of workflows</a>
 */
final class Table {

  /**
   * A line is a part, and its keys with their forms: text (any scalar), label (the same, or
   * nothing), flag, number, texts (one or a list), list, map (of anything), any, or the name of
   * another part; {@code |} between alternatives, {@code !} after a key that has to be there.
   */
  private static final String PARTS =
      """
      workflow name=label run-name=text on!=any permissions=text|map env=map defaults=defaults concurrency=text|concurrency jobs!=map
      job name=label needs=texts permissions=text|map if=text runs-on=texts|runner environment=text|environment concurrency=text|concurrency outputs=map env=map defaults=defaults steps=list timeout-minutes=number strategy=text|strategy continue-on-error=flag container=text|container services=map uses=text with=map secrets=text|map snapshot=text|snapshot
      step id=text if=text name=label uses=text run=text working-directory=text shell=text with=map env=map continue-on-error=flag timeout-minutes=number
      defaults run=run
      run shell=text working-directory=text
      concurrency group!=text cancel-in-progress=flag queue=text
      runner group=text labels=texts
      environment name!=text url=text deployment=flag
      strategy matrix=map fail-fast=flag max-parallel=number
      container image!=text credentials=credentials|map env=map ports=list volumes=list options=text entrypoint=text command=text
      credentials username=text password=text
      snapshot image-name!=text version=text if=text
      dispatch-input description=text required=flag default=any type=text options=list deprecationMessage=text
      call-input description=text required=flag default=any type!=text deprecationMessage=text
      call-output description=text value!=text
      call-secret description=text required=flag
      """;

  private static final Map<String, Map<String, Key>> ALL = read();

  private Table() {}

  /** What may stand under a key. */
  record Key(java.util.List<String> forms, boolean required) {}

  /** The keys of a part. */
  static Map<String, Key> of(String part) {
    var keys = ALL.get(part);
    if (keys == null) {
      throw new IllegalArgumentException("there is no part " + part);
    }
    return keys;
  }

  static boolean isPart(String form) {
    return ALL.containsKey(form);
  }

  /** Names of parts, for tests. */
  static java.util.Set<String> parts() {
    return new TreeSet<>(ALL.keySet());
  }

  private static Map<String, Map<String, Key>> read() {
    Map<String, Map<String, Key>> all = new LinkedHashMap<>();
    for (var line : PARTS.lines().toList()) {
      var words = line.split(" ", -1);
      Map<String, Key> keys = new LinkedHashMap<>();
      for (int at = 1; at < words.length; at++) {
        int equals = words[at].indexOf('=');
        var key = words[at].substring(0, equals);
        var forms = java.util.List.of(words[at].substring(equals + 1).split("\\|", -1));
        keys.put(key.replace("!", ""), new Key(forms, key.endsWith("!")));
      }
      all.put(words[0], keys);
    }
    return all;
  }
}
