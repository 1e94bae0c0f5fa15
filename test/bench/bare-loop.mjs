import kafkajs from 'kafkajs';
import pg from 'pg';
import { createHash } from 'node:crypto';

/**
 * The ceiling that the recorder is measured against: a consumer that parses and hashes each article of the topic and inserts its
 * text and two small events in batches of 250, without extraction, versions, idempotency, order or projections.
 */
export async function bareLoop({ kafkaBrokers, databaseUrl }, topic, wanted) {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  await db.query(
    'create temp table bare_text (hash bytea, body text); create temp table bare_event (id bigserial, data json)',
  );
  const kafka = new kafkajs.Kafka({ brokers: [kafkaBrokers], logLevel: kafkajs.logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: `bare-${Date.now()}` });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  let [done, started, last] = [0, 0, 0];
  const insert = async (messages) => {
    const texts = messages.map(({ value }) => JSON.parse(value.toString('utf8')).text);
    const hashes = texts.map((text) => createHash('sha256').update(text).digest());
    await db.query('insert into bare_text select * from unnest($1::bytea[], $2::text[])', [hashes, texts]);
    const events = hashes.flatMap((hash) =>
      ['received', 'read'].map((type) => JSON.stringify({ type, hash: hash.toString('hex') })),
    );
    await db.query('insert into bare_event (data) select * from unnest($1::json[])', [events]);
  };
  const finished = new Promise((resolve) => {
    setTimeout(resolve, 120_000).unref();
    void consumer.run({
      eachBatch: async ({ batch }) => {
        started ||= performance.now();
        for (let i = 0; i < batch.messages.length; i += 250) await insert(batch.messages.slice(i, i + 250));
        done += batch.messages.length;
        last = performance.now();
        if (done >= wanted) resolve();
      },
    });
  });
  await finished;
  await consumer.disconnect();
  await db.end();
  return { articles: done, perSecond: Math.round(done / ((last - started) / 1_000)) };
}
