-- Cases that divide a set: their status beside open and retracted, what asks for a person, and the day by which timelines sort them;
-- the corrections that were made, and the register of organisations.

do $$
declare
  v_name text;
  v_table text;
begin
  foreach v_name in array array['layoffs', 'leadership_changes', 'ai_initiatives'] loop
    -- Every generation alike, as one that is being filled takes the place of the live one.
    for v_table in
      select t.relname from pg_class t
      where t.relnamespace = 'read'::regnamespace and t.relkind = 'r' and t.relname ~ ('^' || v_name || '_g[0-9]+$')
    loop
      execute format($sql$
        alter table read.%1$I
          add column review_reasons text[] not null default '{}',
          add column announced text collate "C" not null default '',
          drop constraint if exists %2$I,
          add constraint case_status_known check (case_status in ('open', 'retracted', 'rejected', 'merged'))
        $sql$, v_table, (select c.conname from pg_constraint c
                         where c.conrelid = format('read.%I', v_table)::regclass and c.contype = 'c'));
      execute format('create index on read.%I (opened_position desc) where review_reasons <> ''{}''', v_table);
      execute format('create index on read.%I (announced desc, opened_position desc)', v_table);
    end loop;
    execute format('create or replace view read.%1$I as
      select key, doc, position, opened_position, case_status, organisation_keys, article_ids, review_reasons, announced
      from read.%2$I', v_name, v_name || '_g' || coalesce(
        (select s.generation from ledger.subscriptions s where s.name = v_name and s.live), 1));
  end loop;
end $$;

-- What was taken back, set right or disputed, one row an event.
create table read.corrections_g1 (
  key text collate "C" primary key,
  doc json not null,
  position bigint not null,
  opened_position bigint not null
);
create index on read.corrections_g1 (opened_position desc);
create view read.corrections as select key, doc, position, opened_position from read.corrections_g1;

create table read.organisations_g1 (
  key text collate "C" primary key,
  doc json not null,
  position bigint not null,
  opened_position bigint not null,
  parent text,
  -- The keys of every name that the organisation goes by.
  name_keys text[] not null
);
create index on read.organisations_g1 (opened_position desc);
create index on read.organisations_g1 (parent);
create index on read.organisations_g1 using gin (name_keys);
create view read.organisations as select key, doc, position, opened_position, parent, name_keys from read.organisations_g1;

do $$
declare
  v_table text;
begin
  foreach v_table in array array['corrections_g1', 'organisations_g1'] loop
    if 'lz4' = any ((select enumvals from pg_settings where name = 'default_toast_compression')::text[]) then
      execute format('alter table read.%I alter column doc set compression lz4', v_table);
    end if;
    execute format('grant select, insert, update, delete on read.%I to newsledger_app', v_table);
  end loop;
end $$;
grant select on read.corrections, read.organisations to newsledger_app;
