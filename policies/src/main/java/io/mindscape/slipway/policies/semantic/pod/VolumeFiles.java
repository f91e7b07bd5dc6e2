package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Paths;
import io.mindscape.slipway.policies.semantic.volume.VolumeSources;

/** The files of a volume that the kubelet writes. */
final class VolumeFiles {

  private static final int MAX_MODE = 0777;

  private VolumeFiles() {}

  /** The permissions of a file, which are written in octal; they may be absent. */
  static void mode(Field mode) {
    if (mode.number() < 0 || mode.number() > MAX_MODE) {
      mode.invalid("it has to be between 0 and 0777, in octal.");
    }
  }

  /** Where a file lies in its volume; an empty path is not looked at. */
  static void path(Field path) {
    var text = path.text();
    path.check(Paths.descending(text));
    if (text.startsWith("..") && !text.startsWith("../") && !text.equals("..")) {
      path.invalid("it may not begin with \"..\".");
    }
  }

  /** One key of a ConfigMap or Secret. */
  static void ofKey(Field item) {
    VolumeSources.needs(item, "key", "path");
    path(item.get("path"));
    mode(item.get("mode"));
  }

  /** One field of the pod itself. */
  static void ofPod(Field file) {
    VolumeSources.needs(file, "path");
    path(file.get("path"));
    mode(file.get("mode"));
    var ref = file.get("fieldRef");
    var resource = file.get("resourceFieldRef");
    if (ref.isSet()) {
      FieldRefs.judge(ref, FieldRefs.IN_FILES);
      if (resource.isSet()) {
        file.invalid("fieldRef and resourceFieldRef exclude each other.");
      }
    } else if (resource.isSet()) {
      ResourceFieldRefs.judge(resource, true);
    } else {
      file.required("it needs fieldRef or resourceFieldRef.");
    }
  }
}
