-- Who is at work of a name, and until when nobody else may be. A row stays when the work is over,
-- with an end in the past; there are few names.
create table turn (
  name varchar(400) primary key,
  holder varchar(200) not null,
  held_until timestamp(6) with time zone not null
);
