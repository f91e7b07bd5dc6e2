package io.mindscape.slipway.policies.semantic.core;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code v1/Secret}. What stands in {@code stringData} counts as data; no message repeats a value.
 */
final class Secrets {

  private static final String PLAIN = "stringData";

  private Secrets() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    var data = data(object);
    long bytes = 0;
    for (var entry : data.values()) {
      entry.check(Formats.configKey(entry.key()));
      bytes += content(entry).length;
    }
    if (bytes > ConfigMaps.MAX_BYTES) {
      object.get("data").tooLong(ConfigMaps.MAX_BYTES);
    }
    type(object, data);
  }

  private static Map<String, Field> data(Field object) {
    Map<String, Field> data = new LinkedHashMap<>();
    object.get("data").entries().forEach(entry -> data.put(entry.key(), entry));
    object.get(PLAIN).entries().forEach(entry -> data.put(entry.key(), entry));
    return data;
  }

  private static byte[] content(Field entry) {
    return entry.path().startsWith(PLAIN)
        ? entry.text().getBytes(StandardCharsets.UTF_8)
        : entry.bytes();
  }

  private static void type(Field object, Map<String, Field> data) {
    switch (object.get("type").text()) {
      case "kubernetes.io/service-account-token" -> account(object);
      case "kubernetes.io/dockercfg" -> json(object, data, ".dockercfg");
      case "kubernetes.io/dockerconfigjson" -> json(object, data, ".dockerconfigjson");
      case "kubernetes.io/basic-auth" -> {
        if (!data.containsKey("username") && !data.containsKey("password")) {
          needs(object, data, "username");
          needs(object, data, "password");
        }
      }
      case "kubernetes.io/ssh-auth" -> {
        var key = data.get("ssh-privatekey");
        if (key == null || content(key).length == 0) {
          object.get("data").entry("ssh-privatekey").required();
        }
      }
      case "kubernetes.io/tls" -> {
        needs(object, data, "tls.crt");
        needs(object, data, "tls.key");
      }
      default -> {}
    }
  }

  private static void account(Field object) {
    var name = object.get("metadata", "annotations").entry("kubernetes.io/service-account.name");
    if (name.text().isEmpty()) {
      name.required("it says whose token this is.");
    }
  }

  private static void needs(Field object, Map<String, Field> data, String key) {
    if (!data.containsKey(key)) {
      object
          .get("data")
          .entry(key)
          .required("a Secret of type %s has it.".formatted(object.get("type").text()));
    }
  }

  private static void json(Field object, Map<String, Field> data, String key) {
    needs(object, data, key);
    var content = data.get(key);
    if (content == null) {
      return;
    }
    try {
      var json = JsonMapper.shared().readTree(content(content));
      if (!json.isObject() && !json.isNull()) {
        content.invalid("it has to be a JSON object.");
      }
    } catch (JacksonException e) {
      content.invalid("it has to be JSON.");
    }
  }
}
