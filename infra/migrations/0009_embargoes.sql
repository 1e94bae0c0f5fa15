-- The versions of articles that nobody may read yet, with their hours: what recorders look for. A row goes when its embargo is lifted.

create table read.embargoes_g1 (
  key text collate "C" primary key,
  doc json not null,
  position bigint not null,
  until timestamptz not null
);
create index on read.embargoes_g1 (until, key);
create view read.embargoes as select key, doc, position, until from read.embargoes_g1;

grant select, insert, update, delete on read.embargoes_g1 to newsledger_app;
grant select on read.embargoes to newsledger_app;
