-- The append with less to do: keys are joined only where one of them was used before, and a stream that is there is updated, not
-- inserted in vain. Everything else is as it was in 0002, signature and answers too, so that programs of before go on undisturbed.

create or replace function ledger.append_batch(
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
  v_known int[] := array_fill(0, array[v_units]);
  v_codes int[] := array_fill(0, array[v_units]);
  v_firsts bigint[] := array_fill(null::bigint, array[v_units]);
  v_lasts bigint[] := array_fill(null::bigint, array[v_units]);
  v_conflict_writes int[] := array_fill(0, array[v_units]);
  v_actuals int[] := array_fill(0, array[v_units]);
  v_owners int[] := array_fill(0, array[v_units]);
  v_versions int[];
  v_stream_nos bigint[];
  v_absent boolean[];
  v_last_positions bigint[] := array_fill(0::bigint, array[cardinality(p_ids)]);
  v_write_units int[] := array_fill(0, array[v_writes]);
  v_base_positions bigint[] := array_fill(0::bigint, array[v_writes]);
  v_base_versions int[] := array_fill(0, array[v_writes]);
  v_types smallint[];
  -- Streams that are made and that were there before, of those that are written to.
  v_new int := 0;
  v_old int := 0;
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

  -- Nearly always no key was used before or is given twice: then there is nothing to join.
  if exists (select from ledger.append_keys k where k.key = any (p_keys))
    or (select count(distinct u.key) from unnest(p_keys) as u (key)) < v_units then
    select array_agg(t.first_unit order by t.n), array_agg(t.known order by t.n),
      array_agg(t.first_position order by t.n), array_agg(t.last_position order by t.n)
    into v_first_units, v_known, v_firsts, v_lasts
    from (
      select u.n, min(u.n) over (partition by u.key) as first_unit, k.first_position, k.last_position,
        case when k.key is null then 0 when k.content_hash = u.hash then c_duplicate else c_key_reused end as known
      from unnest(p_keys, p_hashes) with ordinality as u (key, hash, n)
      left join ledger.append_keys k on k.key = u.key
    ) t;
  end if;

  select array_agg(coalesce(s.version, 0) order by t.n), array_agg(coalesce(s.stream_no, 0) order by t.n),
    array_agg(s.stream_no is null order by t.n)
  into v_versions, v_stream_nos, v_absent
  from unnest(p_categories, p_ids) with ordinality as t (category, id, n)
  left join ledger.streams s on s.category = t.category and s.id = t.id;

  for u in 1 .. v_units loop
    v_first_write := v_last_write + 1;
    v_last_write := v_last_write + p_write_counts[u];
    v_code := v_known[u];
    v_owner := coalesce(v_owners[v_first_units[u]], 0);
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
      if v_first_units is not null then v_owners[v_first_units[u]] := u; end if;
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
          v_new := v_new + 1;
        elsif v_last_positions[v_stream] = 0 then
          v_old := v_old + 1;
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

      -- A stream that was given twice fails here: fewer rows are updated than were to be, or its name is not unique.
      if v_old > 0 then
        update ledger.streams s set version = t.version, last_position = t.last_position
        from unnest(v_stream_nos, v_versions, v_last_positions, v_absent) as t (stream_no, version, last_position, absent)
        where s.stream_no = t.stream_no and t.last_position > 0 and not t.absent;
        get diagnostics v_count = row_count;
        if v_count <> v_old then
          raise exception 'ledger.append_batch: a stream was given twice' using errcode = 'invalid_parameter_value';
        end if;
      end if;
      if v_new > 0 then
        insert into ledger.streams (stream_no, category, id, version, first_position, last_position)
        select v_stream_nos[t.n], t.category, t.id, v_versions[t.n], v_stream_nos[t.n], v_last_positions[t.n]
        from unnest(p_categories, p_ids) with ordinality as t (category, id, n)
        where v_absent[t.n] and v_last_positions[t.n] > 0;
      end if;

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
