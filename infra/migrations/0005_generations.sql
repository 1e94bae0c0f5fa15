-- Generations of read models: one is live, which is the one that readers see; another may be filled beside it and then take its place.

-- What was there before had one generation, the first: it is the live one.
alter table ledger.subscriptions
  -- Of the fold that fills the table, and of the table's columns.
  add column version int not null default 1,
  add column live boolean not null default true;
create unique index subscriptions_live on ledger.subscriptions (name) where live;

-- Which generation is live is changed by the functions below and by nothing else; a name's first one is live, and no other is inserted.
revoke insert, update on ledger.subscriptions from newsledger_app;
grant insert (name, generation, position, version) on ledger.subscriptions to newsledger_app;
grant update (position, owner, epoch, lease_until, state, reason, updated_at) on ledger.subscriptions to newsledger_app;

-- Returns the name of a generation's table in schema `read`, for `format('%I')`. Refuses what is not the table of a read model.
create function ledger.generation_table(p_name text, p_generation int) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  v_table text := p_name || '_g' || p_generation;
begin
  if p_name !~ '^[a-z][a-z0-9_]{0,47}$' then
    raise exception 'no read model can be named %', quote_literal(p_name) using errcode = 'invalid_name';
  end if;
  if not exists (
    select from pg_class t where t.oid = to_regclass(format('read.%I', v_table)) and t.relkind = 'r'
      and exists (select from pg_class v where v.oid = to_regclass(format('read.%I', p_name)) and v.relkind = 'v')
  ) then
    raise exception 'there is no view read.% with a table %', p_name, v_table using errcode = 'undefined_table';
  end if;
  return v_table;
end $$;

-- Makes a generation beside the live one and returns its number. Its table is like the live one in everything but its rows, and the
-- indexes beside its key, which cost less when they are made at the end. One of the same version that was begun before, and has not
-- stopped, is returned as it stands.
create function ledger.begin_generation(p_name text, p_version int) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_live int;
  v_next int;
  v_table text;
  v_options text;
  v_grant record;
begin
  -- The locks make those who begin at the same moment begin the same. Which one is live is asked after them: it may be switched now.
  perform from ledger.subscriptions s where s.name = p_name order by s.generation for update;
  select s.generation into v_live from ledger.subscriptions s where s.name = p_name and s.live;
  if v_live is null then
    raise exception 'read model % has no live generation', p_name using errcode = 'undefined_object';
  end if;
  select max(s.generation) into v_next from ledger.subscriptions s
  where s.name = p_name and s.generation > v_live and s.version = p_version and s.state = 'running';
  if v_next is not null then
    return v_next;
  end if;

  select max(s.generation) + 1 into v_next from ledger.subscriptions s where s.name = p_name;
  v_table := ledger.generation_table(p_name, v_live);
  select 'with (' || array_to_string(t.reloptions, ', ') || ')' into v_options
  from pg_class t where t.oid = format('read.%I', v_table)::regclass;
  execute format('create table read.%I (like read.%I including all excluding indexes, primary key (key)) %s',
    p_name || '_g' || v_next, v_table, coalesce(v_options, ''));
  for v_grant in
    select a.privilege_type, case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end as grantee
    from pg_class t, aclexplode(t.relacl) a
    where t.oid = format('read.%I', v_table)::regclass and a.grantee <> t.relowner
  loop
    execute format('grant %s on read.%I to %s', v_grant.privilege_type, p_name || '_g' || v_next, v_grant.grantee);
  end loop;
  -- The number may have been that of a generation that was dropped: no holder of that one can have an epoch of this one.
  insert into ledger.subscriptions (name, generation, version, live, epoch)
  values (p_name, v_next, p_version, false, floor(extract(epoch from clock_timestamp()) * 1000));
  return v_next;
end $$;

-- Makes the indexes of a generation that is not live, as the live one has them.
create function ledger.index_generation(p_name text, p_generation int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_table text := ledger.generation_table(p_name, p_generation);
  v_live text := ledger.generation_table(p_name, (select s.generation from ledger.subscriptions s where s.name = p_name and s.live));
  v_index record;
begin
  -- One that was given up a moment ago may still be at it.
  execute format('lock table read.%I in share row exclusive mode', v_table);
  for v_index in
    select i.indisunique as is_unique, d.definition
    from pg_index i, substring(pg_get_indexdef(i.indexrelid) from ' USING .*') as d (definition)
    where i.indrelid = format('read.%I', v_live)::regclass and not i.indisprimary and not exists (
      select from pg_index n
      where n.indrelid = format('read.%I', v_table)::regclass and right(pg_get_indexdef(n.indexrelid), length(d.definition)) = d.definition
    )
  loop
    execute format('create %s index on read.%I%s', case when v_index.is_unique then 'unique' end, v_table, v_index.definition);
  end loop;
  execute format('analyze read.%I', v_table);
end $$;

-- Makes a generation the live one and points the view at its table, for the holder of its lease. Refuses where the generation is
-- behind the live one, or of an older version, as readers would go back in time. Waits for readers of the view no longer than those behind it in the queue
-- can bear: whoever is refused the lock tries again.
create function ledger.switch_generation(p_name text, p_generation int, p_epoch bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '50ms' as $$
declare
  v_table text := ledger.generation_table(p_name, p_generation);
  v_live ledger.subscriptions;
  v_next ledger.subscriptions;
begin
  select * into v_live from ledger.subscriptions s where s.name = p_name and s.live for update;
  select * into v_next from ledger.subscriptions s where s.name = p_name and s.generation = p_generation for update;
  if v_live.generation is null or v_next.generation is null or v_next.epoch <> p_epoch or v_next.state <> 'running' then
    raise exception 'generation % of read model % is not held under epoch %, or stopped', p_generation, p_name, p_epoch
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  if v_next.position < v_live.position or v_next.version < v_live.version or v_next.generation <= v_live.generation then
    raise exception 'generation % of read model % is at % in version % where generation %, which is live, is at % in version %',
      p_generation, p_name, v_next.position, v_next.version, v_live.generation, v_live.position, v_live.version
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  execute format('create or replace view read.%I as select %s from read.%I', p_name,
    (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
     where a.attrelid = format('read.%I', v_table)::regclass and a.attnum > 0 and not a.attisdropped), v_table);
  update ledger.subscriptions s set live = false, lease_until = null
  where s.name = p_name and s.generation = v_live.generation;
  update ledger.subscriptions s set live = true, owner = null, lease_until = null, updated_at = now()
  where s.name = p_name and s.generation = p_generation;
end $$;

-- Drops a generation that is not live and that nobody fills, with its table. Waits long enough for a vacuum of it to give way.
create function ledger.drop_generation(p_name text, p_generation int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '3s' as $$
begin
  perform from ledger.subscriptions s
  where s.name = p_name and s.generation = p_generation and not s.live and (s.lease_until is null or s.lease_until < now())
  for update;
  if not found then
    raise exception 'generation % of read model % is live, held, or not there', p_generation, p_name
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  execute format('drop table read.%I', ledger.generation_table(p_name, p_generation));
  delete from ledger.parked_streams p where p.name = p_name and p.generation = p_generation;
  delete from ledger.subscriptions s where s.name = p_name and s.generation = p_generation;
end $$;

revoke all on function ledger.generation_table, ledger.begin_generation, ledger.index_generation, ledger.switch_generation,
  ledger.drop_generation from public;
grant execute on function ledger.begin_generation, ledger.index_generation, ledger.switch_generation, ledger.drop_generation
  to newsledger_app;
