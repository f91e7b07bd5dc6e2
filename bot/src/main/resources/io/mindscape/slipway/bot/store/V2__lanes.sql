-- Runs on H2 and on PostgreSQL. ${packed} is a run of bytes that is kept in its row where it is short;
-- ${only_open} makes an index small where the database can do that; ${ahead} lets a sequence write
-- ahead where only one process uses it; ${busy} is for a table whose rows come and go.

alter table delivery rename to delivery_before;

-- The order of arrival; what is replayed moves to the end of its lane. It begins above every
-- number that was given out before.
create sequence delivery_place start with 1000000000000 ${ahead};

-- Narrow, for its rows change several times; open_subject is the subject until it is finished.
create table delivery (
  seq bigint primary key,
  guid varchar(200) not null unique,
  event varchar(200) not null,
  action varchar(200) not null,
  repository varchar(300) not null,
  subject varchar(600) not null,
  slot varchar(100) not null,
  origin varchar(20) not null,
  received_at timestamp(6) with time zone not null,
  state varchar(10) not null,
  open_subject varchar(600),
  place bigint not null,
  attempts integer not null,
  failures integer not null,
  losses integer not null,
  begun_at timestamp(6) with time zone,
  finished_at timestamp(6) with time zone,
  error varchar(4000),
  superseded_by varchar(200)
);

-- packing says how the content is written: 0 a body as it is, 1 headers and body, compressed.
create table payload (
  seq bigint primary key,
  packing smallint not null,
  content ${packed} not null
);

-- A row for each subject that has open deliveries. ready_at is when its first one may be claimed:
-- when it arrived, when it is to be tried again, or, while somebody holds it, when their lease ends.
create table lane (
  subject varchar(600) primary key,
  repository varchar(300) not null,
  ready_at timestamp(6) with time zone not null,
  holder varchar(200)
) ${busy};

-- Those that were given up and wait for a person: a few, to be found at once.
create table dead_delivery (
  seq bigint primary key
);

insert into delivery (seq, guid, event, action, repository, subject, slot, origin, received_at,
  state, open_subject, place, attempts, failures, losses, begun_at, finished_at, error)
select seq, guid, event, action, repository, subject, '', 'SIGNED', received_at,
  case when state in ('DONE', 'DEAD') then state when attempts > 0 then 'FAILED' else 'PENDING' end,
  case when state in ('DONE', 'DEAD') then null else subject end,
  seq, attempts, 0, 0,
  case when attempts > 0 then received_at end,
  finished_at, error
from delivery_before;

insert into payload (seq, packing, content) select seq, 0, body from delivery_before;

insert into dead_delivery (seq) select seq from delivery where state = 'DEAD';

insert into lane (subject, repository, ready_at)
select subject, min(repository), min(received_at)
from delivery
where open_subject is not null
group by subject;

create index delivery_open on delivery (open_subject, place) ${only_open};
create index lane_ready on lane (repository, ready_at);

drop table delivery_before;
drop table claim_gate;
