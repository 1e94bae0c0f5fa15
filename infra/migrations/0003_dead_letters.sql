-- Records that could not be handled and never will be as they are, with the reason, their bytes and their place.

create schema if not exists delivery;
grant usage on schema delivery to newsledger_app;

create table delivery.dead_letters (
  id bigint generated always as identity primary key,
  reason text not null,
  detail text not null,
  -- What is wrong, field by field, where that is known.
  errors json,
  -- The delivery's identity, where it could be read.
  source text,
  delivery_id text,
  topic text not null,
  partition integer not null,
  record_offset bigint not null,
  -- The record's own time. A topic that was deleted and made again counts its offsets from zero: the time tells its records apart.
  record_time timestamptz not null,
  key bytea,
  -- [{"name", "value"}] in the record's order; "base64" instead of "value" where the bytes are not text.
  headers json not null,
  value bytea,
  recorded_at timestamptz not null default clock_timestamp(),
  -- Not to be published to the dead-letter topic before this time: a lease for one publisher, and the pause after a failure.
  publish_after timestamptz not null default clock_timestamp(),
  published_at timestamptz,
  -- Why it never will be published.
  publish_refused text,
  redriven_at timestamptz,
  redrives integer not null default 0,
  unique (topic, partition, record_offset, record_time)
);

-- By hashes, because what senders call a delivery may be longer than an index entry, and then could not be stored at all.
create index dead_letters_delivery on delivery.dead_letters (md5(source), md5(delivery_id), id);
create index dead_letters_unpublished on delivery.dead_letters (publish_after)
  where published_at is null and publish_refused is null;

-- What was received is never changed, only what became of it.
grant select, insert on delivery.dead_letters to newsledger_app;
grant update (publish_after, published_at, publish_refused, redriven_at, redrives) on delivery.dead_letters to newsledger_app;
