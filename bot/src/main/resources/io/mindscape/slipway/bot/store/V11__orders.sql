-- The openings of the window that were announced, by the day for which they are planned, and what people ordered for each.
create table announced (
  repository varchar(255) not null,
  planned_on date not null,
  issue integer not null,
  opens_at timestamp(6) with time zone not null,
  closes_at timestamp(6) with time zone not null,
  closed boolean not null,
  version integer not null,
  primary key (repository, planned_on)
);

create index announced_issue on announced (repository, issue);

create table ordered (
  repository varchar(255) not null,
  planned_on date not null,
  place integer not null,
  given_in bigint not null,
  given_by varchar(100) not null,
  word varchar(20) not null,
  task varchar(100) not null,
  reason text not null,
  primary key (repository, planned_on, place),
  foreign key (repository, planned_on) references announced (repository, planned_on) on delete cascade
);
