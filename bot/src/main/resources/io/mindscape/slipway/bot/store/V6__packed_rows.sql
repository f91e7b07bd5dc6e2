-- How the database is to keep what is compressed already, where it can be told.
${packed_rows}
