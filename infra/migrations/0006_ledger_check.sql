-- Proving the log in ranges: each call is one snapshot and reads little more than its range, so memory stays flat, nothing is held
-- for long, and appends go on meanwhile.

-- Finds the units that a range of positions came in. The table grows in the order of positions, so some pages of index are enough.
create index append_keys_positions on ledger.append_keys using brin (first_position, last_position)
  with (pages_per_range = 32, autosummarize = on);

drop function ledger.check();

create function ledger.fault(p_fault text, p_position bigint, p_detail text) returns jsonb
language sql immutable return jsonb_build_object('fault', p_fault, 'position', p_position, 'detail', p_detail);

-- Proves the positions after p_after up to p_until, the streams that begin there with all their events, and the units that the
-- positions came in. Without p_until it goes to the end of the log, beyond which nothing may be, and also proves that the
-- protections are in place. Ranges that follow one another, the last one open, prove the whole log. Returns what was read and its
-- faults, {"fault", "position", "detail"} each and null on a sound log.
create function ledger.check(p_after bigint default 0, p_until bigint default null)
returns table (events bigint, streams bigint, keys bigint, faults jsonb)
language plpgsql stable set search_path = pg_catalog, pg_temp
-- A range is a small part of the log, whatever the statistics of a table that grows say of it.
set plan_cache_mode = force_custom_plan
set enable_seqscan = off
set jit = off
as $$
declare
  c_end constant bigint := coalesce(p_until, (select max(e.position) from ledger.events e), 0);
  c_open constant bigint := coalesce(p_until, 9223372036854775807);
  v_events jsonb;
  v_streams jsonb;
  v_keys jsonb;
begin
  select e.seen, e.faults into events, v_events from ledger.check_events(p_after, c_open, c_end) e;
  select s.seen, s.faults into streams, v_streams from ledger.check_streams(p_after, c_open) s;
  select k.seen, k.faults into keys, v_keys from ledger.check_keys(p_after, c_open, c_end) k;
  select jsonb_agg(f.fault order by f.fault -> 'position') into faults
  from (
    select jsonb_array_elements(part) as fault from unnest(array[v_events, v_streams, v_keys]) as part
    union all select ledger.check_protections() where p_until is null
  ) f;
  return next;
end $$;

-- Positions: none is missing or there twice; time never goes back; a type can be named.
create function ledger.check_events(p_after bigint, p_until bigint, p_end bigint) returns table (seen bigint, faults jsonb)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  c_types constant smallint[] := array(select t.type_id from ledger.event_types t);
begin
  return query
  select count(e.stream_no), jsonb_agg(ledger.fault(e.fault, e.position, case e.fault
      when 'position-gap' then format('the position before it is %s', e.before)
      when 'time' then format('recorded at %s, after an event of %s', e.recorded_at, e.recorded_before)
      when 'type' then format('type %s has no name', e.type_id)
      else format('stream %s cannot begin later than its event', e.stream_no) end)) filter (where e.fault is not null)
  from (
    select l.*, case
      when l.position <> l.before + 1 then 'position-gap'
      when l.recorded_at < l.recorded_before then 'time'
      when l.stream_no not between 1 and l.position then 'stream'
      when l.type_id is not null and l.type_id <> all (c_types) then 'type' end as fault
    from (
      select ev.*, lag(ev.position, 1, p_after) over log as before, lag(ev.recorded_at) over log as recorded_before
      from (
        -- From the event before the range, for its time, to the place after it, for what is missing at its end.
        select r.position, r.stream_no, r.type_id, r.recorded_at from ledger.events r
        where r.position >= p_after and r.position <= p_until
        union all select p_end + 1, null, null, null
      ) ev
      window log as (order by ev.position)
    ) l
    where l.position > p_after
  ) e;
end $$;

-- Streams: versions are 1, 2, 3 ... in the order of positions, and the stream's row says where they begin and end.
create function ledger.check_streams(p_after bigint, p_until bigint) returns table (seen bigint, faults jsonb)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return query
  select count(t.stream_no), jsonb_agg(case
      when t.broken is not null then ledger.fault('version-gap', t.broken, format('stream %s goes on from another version', t.stream_no))
      else ledger.fault('stream', t.position, format('stream %s does not match its events', t.stream_no)) end)
    filter (where t.broken is not null or not t.matches)
  from (
    select coalesce(s.stream_no, e.stream_no) as stream_no, coalesce(s.last_position, e.last_position) as position, e.broken,
      (s.version, s.first_position, s.last_position, s.stream_no)
        is not distinct from (e.version, e.first_position, e.last_position, e.first_position) as matches
    from (
      select v.stream_no, max(v.version) as version, min(v.position) as first_position, max(v.position) as last_position,
        (min(array[v.version, v.position]) filter (
          where v.version <> v.version_before + 1 or v.position <= v.position_before))[2] as broken
      from (
        select ev.stream_no, ev.version, ev.position, lag(ev.version, 1, 0) over stream as version_before,
          lag(ev.position, 1, 0::bigint) over stream as position_before
        from ledger.events ev where ev.stream_no > p_after and ev.stream_no <= p_until
        window stream as (partition by ev.stream_no order by ev.version, ev.position)
      ) v
      group by v.stream_no
    ) e
    full join (select * from ledger.streams st where st.stream_no > p_after and st.stream_no <= p_until) s
      on s.stream_no = e.stream_no
  ) t;
end $$;

-- Keys: every event came in one unit, and in one only.
create function ledger.check_keys(p_after bigint, p_until bigint, p_end bigint) returns table (seen bigint, faults jsonb)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  -- Where the log ends within the range, no unit reaches beyond it.
  c_limit constant bigint := case when p_until > p_end then p_end else 9223372036854775807 end;
begin
  return query
  select count(k.key), jsonb_agg(ledger.fault('key-range', k.first_position, case
      when k.key is null then 'the unit of the event before has no key'
      else format('key %s does not follow the unit before it', k.key) end))
    filter (where k.first_position <> k.before + 1 or k.last_position < k.first_position or k.last_position > c_limit)
  from (
    select u.key, u.first_position, u.last_position, lag(u.last_position, 1, p_after) over units as before
    from (
      -- With the unit before the range, which may reach into it.
      select ak.key, ak.first_position, ak.last_position from ledger.append_keys ak
      where ak.last_position >= p_after and ak.first_position <= p_until
      union all
      -- What must follow: the last unit may reach beyond the range, but not end before it.
      select null, 1 + coalesce(max(ak.last_position), p_end), null from ledger.append_keys ak
      where ak.last_position >= p_end and ak.first_position <= p_until
    ) u
    window units as (order by u.first_position, u.last_position)
  ) k
  where k.first_position > p_after or k.last_position > c_limit;
end $$;

-- What makes positions, keys and streams unique, and what refuses a change, for the log and each of its partitions.
create function ledger.check_protections() returns setof jsonb
language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  with tables as (
    select format('ledger.%s', name)::regclass as id
    from unnest(array['append_keys', 'contents', 'event_types', 'streams', 'secrets']) as name
    union all select 'ledger.events'::regclass
    -- Not by pg_partition_tree(), which knows of a partition before this snapshot sees the triggers that came with it.
    union all select inhrelid::regclass from pg_inherits where inhparent = 'ledger.events'::regclass
  )
  select ledger.fault('protection', null, format('%s has no trigger %s that is enabled', t.id, name))
  from tables t cross join unnest(array['refuse_change', 'refuse_truncate']) as name
  where not exists (
    select from pg_trigger g where g.tgrelid = t.id and g.tgname = name and g.tgenabled in ('O', 'A')
  )
  union all
  select ledger.fault('protection', null, format('%s has no valid primary key', t.id))
  from tables t
  where not exists (select from pg_index i where i.indrelid = t.id and i.indisprimary and i.indisvalid);
end;

revoke all on function ledger.check, ledger.check_events, ledger.check_streams, ledger.check_keys, ledger.check_protections,
  ledger.fault from public;
grant execute on function ledger.check, ledger.check_events, ledger.check_streams, ledger.check_keys, ledger.check_protections,
  ledger.fault to newsledger_app;
