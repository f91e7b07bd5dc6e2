-- What of the audit log was moved into files, and by which hashes what is left follows it.
create table audit_seal (
  last_seq bigint primary key,
  first_seq bigint not null unique,
  from_at timestamp(6) with time zone not null,
  to_at timestamp(6) with time zone not null,
  previous varchar(64) not null,
  hash varchar(64) not null,
  file_name varchar(200) not null,
  digest varchar(64) not null
);

${audit_seal_guard}
