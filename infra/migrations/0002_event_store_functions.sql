-- The functions of the event store: the application's only way to write to the log.

-- Appends units in order, each wholly or not at all, and returns one row for each of them: `appended`, `duplicate` (the first
-- answer again), `key-reused`, or `conflict` with the index of the write within its unit and the version that its stream had. Units see the effect of the
-- units before them, as if each had been appended alone.
--
-- Per unit: key, content hash, metadata, number of writes. Per write, in the order of the units: index of its stream in
-- p_categories and p_ids, expected version (a number, -1 any, -2 exists), number of events. Per event, in the order of the
-- writes: index of its write and of its type in p_types, schema version, data. Contents and secrets name the unit that they
-- belong to; the bodies of the contents stand one after the other in p_bodies. A stream must not be given twice.
create function ledger.append_batch(
  p_keys uuid[], p_hashes bytea[], p_metadata json[], p_write_counts int[],
  p_categories text[], p_ids text[],
  p_write_streams int[], p_expected int[], p_event_counts int[],
  p_types text[], p_event_writes int[], p_event_types int[], p_schema_versions smallint[], p_data json[],
  p_content_units int[], p_content_hashes bytea[], p_media_types text[], p_body_sizes int[], p_bodies bytea,
  p_secret_units int[], p_secret_refs uuid[], p_secret_values text[]
) returns table (unit int, verdict text, first_pos bigint, last_pos bigint, write_index int, actual int)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
-- Plans are cached for the life of the connection, perhaps made while the tables were empty: leave only the indexes to choose.
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
#variable_conflict use_column
declare
  c_appended constant int := 1;
  c_duplicate constant int := 2;
  c_key_reused constant int := 3;
  c_conflict constant int := 4;
  c_size constant bigint := ledger.partition_size();
  v_units constant int := cardinality(p_keys);
  v_writes constant int := cardinality(p_write_streams);
  v_now timestamptz;
  v_last bigint;
  v_next bigint;
  v_first_units int[];
  v_known int[];
  v_codes int[] := array_fill(0, array[v_units]);
  v_firsts bigint[];
  v_lasts bigint[];
  v_conflict_writes int[] := array_fill(0, array[v_units]);
  v_actuals int[] := array_fill(0, array[v_units]);
  v_owners int[] := array_fill(0, array[v_units]);
  v_versions int[];
  v_stream_nos bigint[];
  v_last_positions bigint[];
  v_write_units int[] := array_fill(0, array[v_writes]);
  v_base_positions bigint[] := array_fill(0::bigint, array[v_writes]);
  v_base_versions int[] := array_fill(0, array[v_writes]);
  v_types smallint[];
  v_code int;
  v_owner int;
  v_first_write int;
  v_last_write int := 0;
  v_event int := 0;
  v_stream int;
  v_expected int;
  v_version int;
  v_count int;
begin
  -- Under REPEATABLE READ the statements below would not see what was committed while we waited for the lock.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'ledger.append_batch needs READ COMMITTED' using errcode = 'invalid_transaction_state';
  end if;
  perform pg_advisory_xact_lock(ledger.lock_id());

  select e.position, greatest(e.recorded_at, date_trunc('milliseconds', clock_timestamp())) into v_last, v_now
  from ledger.events e order by e.position desc limit 1;
  v_last := coalesce(v_last, 0);
  v_now := coalesce(v_now, date_trunc('milliseconds', clock_timestamp()));
  v_next := v_last;

  select array_agg(t.first_unit order by t.n), array_agg(t.known order by t.n),
    array_agg(t.first_position order by t.n), array_agg(t.last_position order by t.n)
  into v_first_units, v_known, v_firsts, v_lasts
  from (
    select u.n, min(u.n) over (partition by u.key) as first_unit, k.first_position, k.last_position,
      case when k.key is null then 0 when k.content_hash = u.hash then c_duplicate else c_key_reused end as known
    from unnest(p_keys, p_hashes) with ordinality as u (key, hash, n)
    left join ledger.append_keys k on k.key = u.key
  ) t;

  select array_agg(coalesce(s.version, 0) order by t.n), array_agg(coalesce(s.stream_no, 0) order by t.n),
    array_agg(0::bigint order by t.n)
  into v_versions, v_stream_nos, v_last_positions
  from unnest(p_categories, p_ids) with ordinality as t (category, id, n)
  left join ledger.streams s on s.category = t.category and s.id = t.id;

  for u in 1 .. v_units loop
    v_first_write := v_last_write + 1;
    v_last_write := v_last_write + p_write_counts[u];
    v_code := v_known[u];
    v_owner := v_owners[v_first_units[u]];
    if v_owner > 0 then
      v_code := case when p_hashes[u] = p_hashes[v_owner] then c_duplicate else c_key_reused end;
      v_firsts[u] := v_firsts[v_owner];
      v_lasts[u] := v_lasts[v_owner];
    elsif v_code = 0 then
      v_code := c_appended;
      for w in v_first_write .. v_last_write loop
        v_version := v_versions[p_write_streams[w]];
        v_expected := p_expected[w];
        if v_expected <> v_version and v_expected <> -1 and (v_expected <> -2 or v_version = 0) then
          v_code := c_conflict;
          v_conflict_writes[u] := w - v_first_write + 1;
          v_actuals[u] := v_version;
          exit;
        end if;
      end loop;
    end if;
    v_codes[u] := v_code;

    if v_code = c_appended then
      v_owners[v_first_units[u]] := u;
    end if;
    for w in v_first_write .. v_last_write loop
      v_count := p_event_counts[w];
      if v_code = c_appended and v_count > 0 then
        v_stream := p_write_streams[w];
        -- An event's position and version are these bases plus its ordinal in the batch.
        v_write_units[w] := u;
        v_base_positions[w] := v_next - v_event;
        v_base_versions[w] := v_versions[v_stream] - v_event;
        if v_firsts[u] is null then
          v_firsts[u] := v_next + 1;
        end if;
        if v_stream_nos[v_stream] = 0 then
          v_stream_nos[v_stream] := v_next + 1;
        end if;
        v_versions[v_stream] := v_versions[v_stream] + v_count;
        v_next := v_next + v_count;
        v_last_positions[v_stream] := v_next;
        v_lasts[u] := v_next;
      end if;
      v_event := v_event + v_count;
    end loop;
  end loop;
  if v_last_write <> v_writes or v_event <> cardinality(p_event_writes) then
    raise exception 'ledger.append_batch: the counts do not match the arrays' using errcode = 'invalid_parameter_value';
  end if;

  if c_appended = any (v_codes) then
    if v_next > v_last then
      -- Near the end of a partition the next one is made, long before it is needed.
      for p in v_last / c_size + 1 .. (v_next + c_size / 10) / c_size loop
        perform ledger.make_partition(p);
      end loop;
      v_types := ledger.type_ids(p_types, v_now);

      -- A stream that was given twice fails here, as one statement cannot update a row twice.
      insert into ledger.streams as s (stream_no, category, id, version, first_position, last_position)
      select v_stream_nos[t.n], t.category, t.id, v_versions[t.n], v_stream_nos[t.n], v_last_positions[t.n]
      from unnest(p_categories, p_ids) with ordinality as t (category, id, n)
      where v_last_positions[t.n] > 0
      on conflict (category, id) do update set version = excluded.version, last_position = excluded.last_position;

      insert into ledger.events (position, stream_no, version, type_id, schema_version, recorded_at, data, metadata)
      select v_base_positions[e.w] + e.n, v_stream_nos[p_write_streams[e.w]], v_base_versions[e.w] + e.n,
        v_types[e.t], e.s, v_now, e.d, p_metadata[v_write_units[e.w]]
      from unnest(p_event_writes, p_event_types, p_schema_versions, p_data) with ordinality as e (w, t, s, d, n)
      where v_write_units[e.w] > 0;
    end if;

    insert into ledger.append_keys (key, content_hash, first_position, last_position, recorded_at)
    select t.key, t.hash, v_firsts[t.n], v_lasts[t.n], v_now
    from unnest(p_keys, p_hashes) with ordinality as t (key, hash, n)
    where v_codes[t.n] = c_appended;

    if cardinality(p_content_units) > 0 then
      insert into ledger.contents (hash, media_type, body, recorded_at)
      select t.hash, t.media_type, substring(p_bodies from (t.next - t.size + 1)::int for t.size), v_now
      from (
        select c.unit, c.hash, c.media_type, c.size, sum(c.size) over (order by c.n) as next
        from unnest(p_content_units, p_content_hashes, p_media_types, p_body_sizes)
          with ordinality as c (unit, hash, media_type, size, n)
      ) t
      where v_codes[t.unit] = c_appended
      on conflict do nothing;
    end if;
    if cardinality(p_secret_units) > 0 then
      insert into ledger.secrets (ref, value, recorded_at)
      select t.ref, t.value, v_now
      from unnest(p_secret_units, p_secret_refs, p_secret_values) as t (unit, ref, value)
      where v_codes[t.unit] = c_appended
      on conflict do nothing;
    end if;
  end if;

  return query
  select t.n::int, (array['appended', 'duplicate', 'key-reused', 'conflict'])[t.code],
    case when t.code <= c_duplicate then t.first_position end, case when t.code <= c_duplicate then t.last_position end,
    t.conflict_write, t.actual
  from unnest(v_codes, v_firsts, v_lasts, v_conflict_writes, v_actuals)
    with ordinality as t (code, first_position, last_position, conflict_write, actual, n);
end $$;

-- Returns the numbers of event types by name, giving numbers to new ones. To be called under the lock of the log.
create function ledger.type_ids(p_names text[], p_now timestamptz) returns smallint[]
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_ids smallint[];
begin
  select array_agg(coalesce(e.type_id, 0) order by t.n) into v_ids
  from unnest(p_names) with ordinality as t (name, n) left join ledger.event_types e on e.name = t.name;
  if 0 = any (v_ids) then
    insert into ledger.event_types (type_id, name, recorded_at)
    select (select coalesce(max(e.type_id), 0) from ledger.event_types e) + row_number() over (order by min(t.n)), t.name, p_now
    from unnest(p_names) with ordinality as t (name, n)
    where not exists (select from ledger.event_types e where e.name = t.name)
    group by t.name;
    v_ids := ledger.type_ids(p_names, p_now);
  end if;
  return v_ids;
end $$;

-- Returns the events of many streams, each in order; a stream that does not exist has none.
create function ledger.load_streams(p_categories text[], p_ids text[])
returns table (stream_index int, version int, pos bigint, type_id smallint, schema_version smallint, recorded_at timestamptz,
  data json, metadata json)
language sql stable rows 100
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
begin atomic
  select t.n::int, e.version, e.position, e.type_id, e.schema_version, e.recorded_at, e.data, e.metadata
  from unnest(p_categories, p_ids) with ordinality as t (category, id, n)
  join ledger.streams s on s.category = t.category and s.id = t.id
  join ledger.events e on e.stream_no = s.stream_no and e.position between s.first_position and s.last_position
  order by t.n, e.version;
end;

-- Returns the last position that was recorded at or before a time, 0 if there is none.
create function ledger.position_at(p_time timestamptz) returns bigint
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  v_low bigint := 0;
  v_high bigint;
  v_middle bigint;
begin
  select coalesce(max(e.position), 0) into v_high from ledger.events e;
  while v_low < v_high loop
    v_middle := v_high - (v_high - v_low) / 2;
    if (select e.recorded_at <= p_time from ledger.events e where e.position = v_middle) then
      v_low := v_middle;
    else
      v_high := v_middle - 1;
    end if;
  end loop;
  return v_low;
end $$;

-- Empties secrets and returns how many were erased now. The row stays, to tell an erased value from one that never was.
create function ledger.erase_secrets(p_refs uuid[]) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  with erased as (
    update ledger.secrets s set value = null, erased_at = now()
    where s.ref = any (p_refs) and s.erased_at is null
    returning 1
  )
  select count(*) from erased;
end;

-- Empties contents and returns how many were erased now. An erased one stays empty, also when the same bytes are appended again.
create function ledger.erase_contents(p_hashes bytea[]) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  with erased as (
    update ledger.contents c set body = null, erased_at = now()
    where c.hash = any (p_hashes) and c.erased_at is null
    returning 1
  )
  select count(*) from erased;
end;

-- Returns one row for each fault of the log: nothing on a sound one. Reads everything.
create function ledger.check() returns table (fault text, pos bigint, detail text)
language sql stable
begin atomic
  select 'position-gap', e.position, 'no event at the position before'
  from (select ev.position, lag(ev.position, 1, 0::bigint) over (order by ev.position) as previous from ledger.events ev) e
  where e.position <> e.previous + 1
  union all
  select 'version-gap', e.position, format('stream %s has version %s where %s was due', e.stream_no, e.version, e.due)
  from (
    select ev.position, ev.stream_no, ev.version,
      row_number() over (partition by ev.stream_no order by ev.position) as due
    from ledger.events ev
  ) e
  where e.version <> e.due
  union all
  select 'stream', s.last_position, format('stream %s/%s does not match its events', s.category, s.id)
  from ledger.streams s
  full join (
    select ev.stream_no, max(ev.version) as version, min(ev.position) as first_position, max(ev.position) as last_position
    from ledger.events ev group by ev.stream_no
  ) e on e.stream_no = s.stream_no
  where (s.stream_no, s.version, s.first_position, s.last_position)
    is distinct from (e.stream_no, e.version, e.first_position, e.last_position)
  union all
  select 'key-range', k.first_position, format('key %s does not follow the unit before it', k.key)
  from (
    select ak.key, ak.first_position, lag(ak.last_position, 1, 0::bigint) over (order by ak.first_position) as previous
    from ledger.append_keys ak where ak.first_position is not null
  ) k
  where k.first_position <> k.previous + 1
  union all
  select 'time', e.position, 'recorded before the event before it'
  from (select ev.position, ev.recorded_at, lag(ev.recorded_at) over (order by ev.position) as previous from ledger.events ev) e
  where e.recorded_at < e.previous;
end;

revoke all on all functions in schema ledger from public;
grant usage on schema ledger to newsledger_app;
grant select on all tables in schema ledger to newsledger_app;
grant insert, update on ledger.subscriptions to newsledger_app;
grant insert, update, delete on ledger.parked_streams to newsledger_app;
grant execute on function ledger.append_batch, ledger.load_streams, ledger.position_at, ledger.erase_secrets,
  ledger.erase_contents, ledger.check
  to newsledger_app;
