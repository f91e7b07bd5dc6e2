-- The schedule of the maintenance windows, which all replicas share. Quartz prescribes the names of
-- tables and columns, and reads and writes them; times are milliseconds since 1970. There is a row or
-- two for each repository, so that the primary keys are all the indexes that it takes.

-- What is done: one job for each repository.
create table schedule_job_details (
  sched_name varchar(120) not null,
  job_name varchar(250) not null,
  job_group varchar(200) not null,
  description varchar(250),
  job_class_name varchar(250) not null,
  is_durable boolean not null,
  is_nonconcurrent boolean not null,
  is_update_data boolean not null,
  requests_recovery boolean not null,
  job_data bytea,
  primary key (sched_name, job_name, job_group)
) ${busy};

-- When it is done.
create table schedule_triggers (
  sched_name varchar(120) not null,
  trigger_name varchar(250) not null,
  trigger_group varchar(200) not null,
  job_name varchar(250) not null,
  job_group varchar(200) not null,
  description varchar(250),
  next_fire_time bigint,
  prev_fire_time bigint,
  priority integer,
  trigger_state varchar(16) not null,
  trigger_type varchar(8) not null,
  start_time bigint not null,
  end_time bigint,
  calendar_name varchar(200),
  misfire_instr smallint,
  job_data bytea,
  primary key (sched_name, trigger_name, trigger_group),
  foreign key (sched_name, job_name, job_group) references schedule_job_details
) ${busy};

create table schedule_simple_triggers (
  sched_name varchar(120) not null,
  trigger_name varchar(250) not null,
  trigger_group varchar(200) not null,
  repeat_count bigint not null,
  repeat_interval bigint not null,
  times_triggered bigint not null,
  primary key (sched_name, trigger_name, trigger_group),
  foreign key (sched_name, trigger_name, trigger_group) references schedule_triggers
) ${busy};

-- Kinds of triggers that we do not use; Quartz looks into them when it deletes one.
create table schedule_cron_triggers (
  sched_name varchar(120) not null,
  trigger_name varchar(250) not null,
  trigger_group varchar(200) not null,
  cron_expression varchar(120) not null,
  time_zone_id varchar(80),
  primary key (sched_name, trigger_name, trigger_group),
  foreign key (sched_name, trigger_name, trigger_group) references schedule_triggers
);

create table schedule_simprop_triggers (
  sched_name varchar(120) not null,
  trigger_name varchar(250) not null,
  trigger_group varchar(200) not null,
  str_prop_1 varchar(512),
  str_prop_2 varchar(512),
  str_prop_3 varchar(512),
  int_prop_1 integer,
  int_prop_2 integer,
  long_prop_1 bigint,
  long_prop_2 bigint,
  dec_prop_1 numeric(13, 4),
  dec_prop_2 numeric(13, 4),
  bool_prop_1 boolean,
  bool_prop_2 boolean,
  primary key (sched_name, trigger_name, trigger_group),
  foreign key (sched_name, trigger_name, trigger_group) references schedule_triggers
);

create table schedule_blob_triggers (
  sched_name varchar(120) not null,
  trigger_name varchar(250) not null,
  trigger_group varchar(200) not null,
  blob_data bytea,
  primary key (sched_name, trigger_name, trigger_group),
  foreign key (sched_name, trigger_name, trigger_group) references schedule_triggers
);

create table schedule_calendars (
  sched_name varchar(120) not null,
  calendar_name varchar(200) not null,
  calendar bytea not null,
  primary key (sched_name, calendar_name)
);

create table schedule_paused_trigger_grps (
  sched_name varchar(120) not null,
  trigger_group varchar(200) not null,
  primary key (sched_name, trigger_group)
);

-- What is being done right now, and by whom.
create table schedule_fired_triggers (
  sched_name varchar(120) not null,
  entry_id varchar(140) not null,
  trigger_name varchar(250) not null,
  trigger_group varchar(200) not null,
  instance_name varchar(200) not null,
  fired_time bigint not null,
  sched_time bigint not null,
  priority integer not null,
  state varchar(16) not null,
  job_name varchar(250),
  job_group varchar(200),
  is_nonconcurrent boolean,
  requests_recovery boolean,
  primary key (sched_name, entry_id)
) ${busy};

-- The replicas and their signs of life.
create table schedule_scheduler_state (
  sched_name varchar(120) not null,
  instance_name varchar(200) not null,
  last_checkin_time bigint not null,
  checkin_interval bigint not null,
  primary key (sched_name, instance_name)
) ${busy};

-- Rows to lock.
create table schedule_locks (
  sched_name varchar(120) not null,
  lock_name varchar(40) not null,
  primary key (sched_name, lock_name)
);
