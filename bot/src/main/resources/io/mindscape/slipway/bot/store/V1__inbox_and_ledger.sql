-- Runs on H2 and on PostgreSQL; ${bytes} is what each calls a long run of bytes.

create table delivery (
  seq bigint generated always as identity primary key,
  guid varchar(200) not null unique,
  event varchar(200) not null,
  action varchar(200) not null,
  repository varchar(300) not null,
  subject varchar(600) not null,
  body ${bytes} not null,
  received_at timestamp(6) with time zone not null,
  state varchar(10) not null,
  attempts integer not null,
  not_before timestamp(6) with time zone not null,
  finished_at timestamp(6) with time zone,
  error varchar(4000)
);

create index delivery_waiting on delivery (state, seq);
create index delivery_subject on delivery (state, subject);

-- One row, locked while somebody chooses what to claim.
create table claim_gate (id integer primary key);
insert into claim_gate values (1);

create table effect (
  id varchar(1000) primary key,
  what text not null,
  begun_at timestamp(6) with time zone not null,
  done_at timestamp(6) with time zone,
  outcome text
);
