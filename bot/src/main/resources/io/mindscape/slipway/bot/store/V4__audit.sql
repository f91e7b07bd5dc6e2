-- Acts that were never concluded are told once.
alter table effect add column told boolean default false not null;
create index effect_open on effect (done_at);

-- What the bot did and refused to do. Lines are added and never changed: each holds the hash of the
-- one before.
create table audit_line (
  seq bigint primary key,
  happened_at timestamp(6) with time zone not null,
  who varchar(200) not null,
  kind varchar(40) not null,
  act_key varchar(800) not null,
  words varchar(1000) not null,
  why varchar(500) not null,
  outcome varchar(20) not null,
  detail varchar(2000) not null,
  previous varchar(64) not null,
  hash varchar(64) not null
);

-- One row: the last line. It is locked while lines are added, by whichever replica.
create table audit_head (
  id integer primary key,
  seq bigint not null,
  hash varchar(64) not null
);
insert into audit_head values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

${audit_guard}
