-- The read models: what readers get, folded from the log by the projector and rebuilt from it at will. Tables have a generation
-- and readers see the view of the same name, so that a new generation can be filled beside the old one and switched at once.

create schema read;
grant usage on schema read to newsledger_app;

do $$
declare
  v_name text;
begin
  -- The three kinds of cases have one shape. `doc` is json, not jsonb, for its members have a stable order.
  foreach v_name in array array['layoffs', 'leadership_changes', 'ai_initiatives'] loop
    execute format('create table read.%I (
        key text collate "C" primary key,
        doc json not null,
        position bigint not null,
        -- The position of the event that opened the case: it never changes, so a page boundary never moves.
        opened_position bigint not null,
        case_status text not null check (case_status in (''open'', ''retracted'')),
        organisation_keys text[] not null,
        article_ids text[] not null
      ) with (fillfactor = 80)', v_name || '_g1');
    execute format('create index on read.%I (opened_position desc, key)', v_name || '_g1');
    execute format('create index on read.%I using gin (organisation_keys)', v_name || '_g1');
    execute format('create index on read.%I using gin (article_ids)', v_name || '_g1');
    execute format('create view read.%I as select key, doc, position, opened_position, case_status, organisation_keys, article_ids
      from read.%I', v_name, v_name || '_g1');
  end loop;
end $$;

create table read.articles_g1 (
  key text collate "C" primary key,
  doc json not null,
  position bigint not null,
  opened_position bigint not null
) with (fillfactor = 80);
create index on read.articles_g1 (opened_position desc, key);
create view read.articles as select key, doc, position, opened_position from read.articles_g1;

-- Keyed by a hash of source and id, which may be longer than an index entry.
create table read.deliveries_g1 (
  key text collate "C" primary key,
  doc json not null,
  position bigint not null
);
create view read.deliveries as select key, doc, position from read.deliveries_g1;

do $$
declare
  v_table text;
begin
  foreach v_table in array array['layoffs_g1', 'leadership_changes_g1', 'ai_initiatives_g1', 'articles_g1', 'deliveries_g1'] loop
    -- Some builds of Postgres have no lz4; where it is there it costs half of pglz.
    if 'lz4' = any ((select enumvals from pg_settings where name = 'default_toast_compression')::text[]) then
      execute format('alter table read.%I alter column doc set compression lz4', v_table);
    end if;
    execute format('grant select, insert, update, delete on read.%I to newsledger_app', v_table);
  end loop;
end $$;

grant select on read.layoffs, read.leadership_changes, read.ai_initiatives, read.articles, read.deliveries to newsledger_app;
