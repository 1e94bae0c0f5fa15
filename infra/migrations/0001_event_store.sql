-- The event store: one append-only log whose positions are gapless and in commit order.
--
-- Every append goes through ledger.append_batch, which holds one advisory lock from before it reads the last position until its
-- transaction has committed. So a reader that sees position n sees every position below n, and a cursor is one bigint.

create schema ledger;

do $$
begin
  if not exists (select from pg_roles where rolname = 'newsledger_app') then
    create role newsledger_app nologin;
  end if;
exception
  -- Roles belong to the whole cluster: another database may be migrated at the same moment.
  when duplicate_object or unique_violation then null;
end $$;

create table ledger.event_types (
  type_id smallint primary key,
  name text collate "C" not null unique,
  recorded_at timestamptz not null
);

create table ledger.streams (
  -- The position of the stream's first event: unique because positions are, and no counter is needed.
  stream_no bigint primary key,
  category text collate "C" not null,
  id text collate "C" not null,
  version int not null,
  -- Reads of a stream look only into the partitions between these two.
  first_position bigint not null,
  last_position bigint not null,
  unique (category, id)
) with (fillfactor = 85);

-- Uniqueness of (stream_no, version) cannot be a constraint here, as it would have to hold the partition key. It follows from
-- the lock; ledger.check() proves it. `json` keeps the bytes as they were given.
create table ledger.events (
  position bigint not null,
  stream_no bigint not null,
  version int not null,
  type_id smallint not null,
  schema_version smallint not null,
  -- Milliseconds, and never before the recorded_at of an earlier position.
  recorded_at timestamptz not null,
  data json not null,
  metadata json not null,
  primary key (position)
) partition by range (position);

create index events_stream on ledger.events (stream_no, version);

-- What became of each unit, as long as the log. Positions are null for a unit that had no events.
create table ledger.append_keys (
  key uuid primary key,
  content_hash bytea not null check (length(content_hash) = 32),
  first_position bigint,
  last_position bigint,
  recorded_at timestamptz not null
);

create table ledger.contents (
  hash bytea primary key,
  media_type text not null,
  body bytea,
  recorded_at timestamptz not null,
  erased_at timestamptz,
  check (hash = sha256(body)),
  check ((body is null) = (erased_at is not null))
);

create table ledger.secrets (
  ref uuid primary key,
  value text,
  recorded_at timestamptz not null,
  erased_at timestamptz,
  check ((value is null) = (erased_at is not null))
);

create table ledger.subscriptions (
  name text collate "C" not null,
  generation int not null,
  -- Every event up to here has had its effect.
  position bigint not null default 0,
  owner text,
  -- Fencing token: it grows with every change of owner, and a checkpoint is moved only under the epoch that read it.
  epoch bigint not null default 0,
  lease_until timestamptz,
  state text not null default 'running' check (state in ('running', 'stopped')),
  reason text,
  updated_at timestamptz not null default now(),
  primary key (name, generation)
) with (fillfactor = 50);

-- Streams of which a projection could not fold an event. What is parked are the stream's events from `position` up to the
-- subscription's position; as events never change, they are not copied.
create table ledger.parked_streams (
  name text collate "C" not null,
  generation int not null,
  stream_no bigint not null,
  position bigint not null,
  reason text not null,
  parked_at timestamptz not null default now(),
  -- Set to ask the holder of the lease to replay the parked events in order.
  release_requested boolean not null default false,
  primary key (name, generation, stream_no),
  foreign key (name, generation) references ledger.subscriptions
);

do $$
begin
  -- Some builds of Postgres have no lz4. Where it is there it costs half of pglz, and compression is chosen before data arrives.
  if 'lz4' = any ((select enumvals from pg_settings where name = 'default_toast_compression')::text[]) then
    alter table ledger.events alter column data set compression lz4;
    alter table ledger.contents alter column body set compression lz4;
  end if;
end $$;

create function ledger.refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception '%.% is append-only: % refused', tg_table_schema, tg_table_name, tg_op
    using errcode = 'insufficient_privilege';
end $$;

do $$
declare
  v_table text;
begin
  foreach v_table in array array['events', 'append_keys', 'contents', 'event_types', 'streams', 'secrets'] loop
    execute format('create trigger refuse_truncate before truncate on ledger.%I
      for each statement execute function ledger.refuse_change()', v_table);
    -- The append moves a stream's version, and erasing empties a content or a secret; neither ever removes a row.
    execute format('create trigger refuse_change before %s on ledger.%I
      for each row execute function ledger.refuse_change()',
      case when v_table in ('streams', 'contents', 'secrets') then 'delete' else 'update or delete' end, v_table);
  end loop;
end $$;

create function ledger.partition_size() returns bigint
language sql immutable parallel safe return 10000000;

-- Makes the partition that holds the positions from p_number * partition_size(), unless it is there. Attaching takes a lock that
-- neither readers nor writers wait for.
create function ledger.make_partition(p_number bigint) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_name text := format('events_p%s', p_number);
  v_from bigint := p_number * ledger.partition_size();
begin
  perform pg_advisory_xact_lock(ledger.lock_id());
  if to_regclass('ledger.' || v_name) is not null then
    return;
  end if;
  execute format('create table ledger.%I (like ledger.events including all)', v_name);
  execute format('alter table ledger.events attach partition ledger.%I for values from (%s) to (%s)',
    v_name, v_from, v_from + ledger.partition_size());
  -- Row triggers come with the attachment, statement triggers do not.
  execute format('create trigger refuse_truncate before truncate on ledger.%I
    for each statement execute function ledger.refuse_change()', v_name);
end $$;

-- The advisory lock of the log, one for each database.
create function ledger.lock_id() returns bigint
language sql immutable parallel safe return 7813210471;

select ledger.make_partition(0), ledger.make_partition(1);
