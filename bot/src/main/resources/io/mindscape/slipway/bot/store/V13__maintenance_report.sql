-- What a step is called and how long it was expected to take, for the report.
alter table maintenance add column title varchar(300) default '' not null;
alter table maintenance add column expected_seconds bigint default 0 not null;

-- The reports, one for each opening.
create table maintenance_report (
  id bigint generated always as identity primary key,
  repository varchar(255) not null,
  opens_at timestamp(6) with time zone not null,
  closes_at timestamp(6) with time zone not null,
  written_at timestamp(6) with time zone not null,
  summary text not null,
  markdown text not null,
  json text not null,
  unique (repository, opens_at)
);
