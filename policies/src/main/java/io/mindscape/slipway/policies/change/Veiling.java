package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.ObjectChange.Added;
import io.mindscape.slipway.policies.change.ObjectChange.Changed;
import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.change.ObjectChange.Removed;
import io.mindscape.slipway.policies.change.ObjectChange.Renamed;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.List;

/**
 * Frees changes of secrets that stand where no value does: in the name of a field, a kind or a
 * version. Values are masked before anything is compared.
 */
final class Veiling {

  private final Secrets secrets;

  Veiling(Secrets secrets) {
    this.secrets = secrets;
  }

  ObjectChange of(ObjectChange change) {
    return switch (change) {
      case Added(var object) -> new Added(secrets.mask(object));
      case Removed(var object) -> new Removed(secrets.mask(object));
      case Changed(var object, var fields) -> new Changed(secrets.mask(object), fields(fields));
      case Renamed(var object, var from, var fields, var followers) ->
          new Renamed(
              secrets.mask(object),
              secrets.mask(from),
              fields(fields),
              followers.stream().map(secrets::mask).toList());
    };
  }

  private List<FieldChange> fields(List<FieldChange> fields) {
    return fields.stream()
        .map(field -> new FieldChange(secrets.mask(field.path()), field.before(), field.after()))
        .toList();
  }
}
