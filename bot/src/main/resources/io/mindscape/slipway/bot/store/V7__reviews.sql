-- Whole reviews, one for each pull request and head; the id is what their links carry. What the pages weigh stands apart
-- from them, so that counting reads none.
create table review (
  id varchar(64) primary key,
  repository varchar(255) not null,
  kept_at timestamp(6) with time zone not null,
  weight bigint not null
);

create index review_age on review (repository, kept_at);

create table review_content (
  id varchar(64) primary key references review (id) on delete cascade,
  content ${packed} not null
);
