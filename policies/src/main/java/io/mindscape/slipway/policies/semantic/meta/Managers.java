package io.mindscape.slipway.policies.semantic.meta;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.List;

/**
 * An item of {@code managedFields}. The server drops those of an object that is to be created, and
 * looks at those of objects within it.
 */
final class Managers {

  private static final int MAX_MANAGER = 128;
  private static final int MAX_SUBRESOURCE = 256;

  private Managers() {}

  static void judge(Field item) {
    var operation = item.get("operation");
    if (operation.text().isEmpty()) {
      operation.required();
    } else {
      operation.oneOf(List.of("Apply", "Update"));
    }
    var type = item.get("fieldsType");
    if (!type.text().isEmpty() && !type.text().equals("FieldsV1")) {
      type.invalid("it has to be FieldsV1.");
    }
    longest(item.get("manager"), MAX_MANAGER);
    longest(item.get("subresource"), MAX_SUBRESOURCE);
    if (item.get("manager").text().chars().anyMatch(Character::isISOControl)) {
      item.get("manager").invalid("it may have only what can be printed.");
    }
  }

  private static void longest(Field field, int most) {
    if (Formats.bytes(field.text()) > most) {
      field.tooLong(most);
    }
  }
}
