-- Tasks that people asked for outside the window. The number is what they type to confirm one; a comment asks once.
create table break_glass (
  id bigint generated always as identity primary key,
  repository varchar(255) not null,
  task varchar(100) not null,
  reason varchar(1000) not null,
  seconds bigint not null,
  despite_freeze boolean not null,
  asked_by varchar(100) not null,
  asked_at timestamp(6) with time zone not null,
  issue integer not null,
  comment_id bigint not null,
  state varchar(20) not null,
  confirmed_by varchar(100),
  confirmed_at timestamp(6) with time zone,
  opens_at timestamp(6) with time zone,
  closes_at timestamp(6) with time zone,
  stopped_by varchar(100),
  unique (repository, comment_id)
);

create index break_glass_state on break_glass (repository, state);
create index break_glass_opens on break_glass (repository, opens_at);
