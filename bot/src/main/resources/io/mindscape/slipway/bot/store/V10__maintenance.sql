-- What became of each task (step is empty) and of each of its steps in each opening of the window. Durations and deferrals in
-- a row are read from the same rows.
create table maintenance (
  ordinal bigint generated always as identity,
  repository varchar(255) not null,
  opens_at timestamp(6) with time zone not null,
  closes_at timestamp(6) with time zone not null,
  task varchar(100) not null,
  step varchar(200) not null,
  attempt integer not null,
  measure varchar(100) not null,
  state varchar(20) not null,
  begun_at timestamp(6) with time zone not null,
  ended_at timestamp(6) with time zone not null,
  notes text not null,
  primary key (repository, opens_at, task, step)
);

create index maintenance_measure on maintenance (measure, ended_at);
create index maintenance_step on maintenance (repository, task, step, opens_at);
