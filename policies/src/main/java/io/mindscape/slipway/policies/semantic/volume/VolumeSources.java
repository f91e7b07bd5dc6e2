package io.mindscape.slipway.policies.semantic.volume;

import static java.util.Map.entry;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.field.Rules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a volume can come from, as far as pods and persistent volumes agree. A persistent volume
 * asks a little more of some of them.
 */
public final class VolumeSources {

  private static final int MAX_PARTITION = 255;
  private static final int MAX_TENANT = 64;

  private static final Set<String> PATH_TYPES =
      Set.of(
          "",
          "DirectoryOrCreate",
          "Directory",
          "FileOrCreate",
          "File",
          "Socket",
          "CharDevice",
          "BlockDevice");

  private static final Map<String, Rules> RULES =
      Map.ofEntries(
          entry("hostPath", VolumeSources::hostPath),
          entry("gcePersistentDisk", source -> disk(source, "pdName")),
          entry("awsElasticBlockStore", source -> disk(source, "volumeID")),
          entry("glusterfs", source -> needs(source, "endpoints", "path")),
          entry("flocker", VolumeSources::flocker),
          entry("nfs", VolumeSources::nfs),
          entry("rbd", source -> needs(source, "monitors", "image")),
          entry("quobyte", VolumeSources::quobyte),
          entry("cephfs", source -> needs(source, "monitors")),
          entry("iscsi", Iscsi::judge),
          entry("cinder", VolumeSources::cinder),
          entry("fc", VolumeSources::fibreChannel),
          entry("flexVolume", VolumeSources::flex),
          entry("azureFile", source -> needs(source, "secretName", "shareName")),
          entry("vsphereVolume", source -> needs(source, "volumePath")),
          entry("photonPersistentDisk", source -> needs(source, "pdID")),
          entry("portworxVolume", source -> needs(source, "volumeID")),
          entry("azureDisk", VolumeSources::azureDisk),
          entry("scaleIO", source -> needs(source, "gateway", "system", "volumeName")),
          entry("storageos", VolumeSources::storageOs));

  private VolumeSources() {}

  /** The rules of each source, by the name of its field; they are asked only where it is set. */
  public static Map<String, Rules> rules() {
    return RULES;
  }

  /** Says which of these texts and lists are missing. */
  public static void needs(Field source, String... names) {
    for (var name : names) {
      if (source.get(name).isEmpty()) {
        source.get(name).required();
      }
    }
  }

  /** A path that does not climb out of where it begins. */
  public static void noBacksteps(Field path) {
    if (List.of(path.text().split("/", -1)).contains("..")) {
      path.invalid("it may not contain \"..\".");
    }
  }

  private static void hostPath(Field source) {
    needs(source, "path");
    if (!source.get("path").isEmpty()) {
      noBacksteps(source.get("path"));
      source.get("type").oneOf(PATH_TYPES);
    }
  }

  private static void disk(Field source, String id) {
    needs(source, id);
    var partition = source.get("partition");
    partition.check(Formats.range(partition.number(), 0, MAX_PARTITION));
  }

  private static void flocker(Field source) {
    var name = source.get("datasetName");
    var named = !name.isEmpty();
    var known = !source.get("datasetUUID").isEmpty();
    if (!named && !known) {
      source.required("write datasetName or datasetUUID.");
    }
    if (named && known) {
      source.invalid("datasetName and datasetUUID exclude each other.");
    }
    if (name.text().contains("/")) {
      name.invalid("it may not contain \"/\".");
    }
  }

  private static void nfs(Field source) {
    needs(source, "server", "path");
    var path = source.get("path");
    if (!path.text().startsWith("/")) {
      path.invalid("it has to be an absolute path.");
    }
  }

  private static void quobyte(Field source) {
    needs(source, "registry", "volume");
    var registry = source.get("registry");
    if (registry.isEmpty()) {
      return;
    }
    if (Formats.bytes(source.get("tenant").text()) > MAX_TENANT) {
      source
          .get("tenant")
          .required("it has to be a UUID, of at most %d bytes.".formatted(MAX_TENANT));
      return;
    }
    for (var pair : registry.text().split(",", -1)) {
      if (!HostPorts.isPair(pair)) {
        registry.invalid("it has to be a host:port pair, or several with commas between them.");
      }
    }
  }

  private static void cinder(Field source) {
    needs(source, "volumeID");
    secretName(source);
  }

  private static void storageOs(Field source) {
    needs(source, "volumeName");
    for (var name : List.of(source.get("volumeName"), source.get("volumeNamespace"))) {
      if (!name.isEmpty()) {
        name.check(Formats.dnsLabel(name.text()));
      }
    }
    secretName(source);
  }

  private static void secretName(Field source) {
    if (source.get("secretRef").isSet()) {
      needs(source.get("secretRef"), "name");
    }
  }

  private static void fibreChannel(Field source) {
    var targets = source.get("targetWWNs");
    var ids = source.get("wwids");
    if (targets.size() == 0 && ids.size() == 0) {
      targets.required("write targetWWNs or wwids.");
    }
    if (targets.size() > 0 && ids.size() > 0) {
      targets.invalid("targetWWNs and wwids exclude each other.");
    }
    if (targets.size() > 0) {
      var lun = source.get("lun");
      if (lun.isSet()) {
        lun.check(Formats.range(lun.number(), 0, Iscsi.MAX_LUN));
      } else {
        lun.required("targetWWNs need one.");
      }
    }
  }

  private static void flex(Field source) {
    needs(source, "driver");
    for (var option : source.get("options").entries()) {
      var key = option.key();
      var space = key.contains("/") ? key.substring(0, key.indexOf('/')) : key;
      var domain = "." + space.toLowerCase(Locale.ROOT);
      if (domain.endsWith(".kubernetes.io") || domain.endsWith(".k8s.io")) {
        option.invalid("its key may not be in kubernetes.io or k8s.io.");
      }
    }
  }

  private static void azureDisk(Field source) {
    needs(source, "diskName", "diskURI");
    var caching = source.get("cachingMode");
    if (caching.isSet()) {
      caching.oneOf(Set.of("None", "ReadOnly", "ReadWrite"));
    }
    var kind = source.get("kind");
    if (kind.isSet()) {
      kind.oneOf(Set.of("Shared", "Dedicated", "Managed"));
    }
    var start = kind.text().equals("Managed") ? "/subscriptions/" : "https://";
    if (!source.get("diskURI").text().startsWith(start)) {
      source
          .get("diskURI")
          .invalid("for this kind of disk it has to begin with %s.".formatted(start));
    }
  }
}
