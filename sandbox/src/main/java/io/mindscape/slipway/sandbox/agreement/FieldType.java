package io.mindscape.slipway.sandbox.agreement;

/** The types of values that matter to mutations. */
enum FieldType {
  OBJECT,
  MAP,
  LIST,
  TEXT,
  BYTES,
  TIME,
  QUANTITY,
  INT_OR_STRING,
  INTEGER,
  NUMBER,
  BOOLEAN,
  /**
   * Anything, such as the data of a ControllerRevision, or a value that the schema does not know.
   */
  ANY
}
