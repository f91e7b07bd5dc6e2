-- Texts that are longer than the forge takes, compressed; kept_at is when each was last linked to.
create table whole (
  id varchar(64) primary key,
  content ${packed} not null,
  kept_at timestamp(6) with time zone not null
);

-- One row, made by whoever keeps the first text: what the ids are made with.
create table whole_key (
  id integer primary key,
  content varchar(64) not null
);
