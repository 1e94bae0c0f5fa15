/**
 * The AsyncAPI 3 document: what may be produced to Kafka, and what comes out of it. The articles' schemas are those of the OpenAPI
 * document, and the topics' names and settings are those that the product makes them with. `built` finds files of the build.
 */
export async function asyncApiDocument(built, openApiSchemas) {
  const articles = await import(built('libs/articles/src/index.js'));
  const { deadLetterTopic, inboundTopic } = await import(built('libs/kafka/src/index.js'));
  const inbound = inboundTopic(articles.articlesTopic);
  const dead = deadLetterTopic(articles.articlesTopic);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Newsledger',
      version: '1',
      description:
        'Articles come in as CloudEvents 1.0; records that cannot be taken go to the dead-letter topic with the reason.',
    },
    defaultContentType: 'application/json',
    servers: {
      kafka: {
        host: '{brokers}',
        protocol: 'kafka',
        description: 'The brokers that KAFKA_BROKERS names; `newsledger up` starts one of its own where it names none.',
        variables: { brokers: { default: '127.0.0.1:9092' } },
      },
    },
    channels: {
      articles: channel(
        inbound,
        'Articles to be recorded. Versions of one article have the same key, so they keep their order.',
        {
          structured: { $ref: '#/components/messages/structuredArticle' },
          binary: { $ref: '#/components/messages/binaryArticle' },
        },
      ),
      deadLetters: channel(dead, 'Records that could not be taken and never will be as they are.', {
        deadLetter: { $ref: '#/components/messages/deadLetter' },
      }),
    },
    operations: {
      recordArticles: {
        action: 'receive',
        channel: { $ref: '#/channels/articles' },
        summary: 'The recorder takes articles, each delivery (source, id) once.',
        messages: [
          { $ref: '#/channels/articles/messages/structured' },
          { $ref: '#/channels/articles/messages/binary' },
        ],
        bindings: { kafka: { groupId: { type: 'string', const: 'newsledger.recorder' }, bindingVersion: '0.5.0' } },
      },
      reportDeadLetters: {
        action: 'send',
        channel: { $ref: '#/channels/deadLetters' },
        summary: 'The recorder hands on what it could not take, at least once each.',
        messages: [{ $ref: '#/channels/deadLetters/messages/deadLetter' }],
      },
    },
    components: { messages: messages(articles), schemas: schemas(openApiSchemas) },
  };
}

function channel({ name, partitions, settings }, description, messages) {
  const topicConfiguration = {
    'cleanup.policy': [settings['cleanup.policy']],
    'retention.ms': Number(settings['retention.ms']),
    'max.message.bytes': Number(settings['max.message.bytes']),
  };
  const bindings = { kafka: { topic: name, partitions, topicConfiguration, bindingVersion: '0.5.0' } };
  return { address: name, description, servers: [{ $ref: '#/servers/kafka' }], messages, bindings };
}

function messages({ articleEventType }) {
  const text = (description) => ({ type: 'string', description });
  const key = { type: 'string', description: 'Any text that versions of one article share.' };
  const bindings = { kafka: { key, bindingVersion: '0.5.0' } };
  return {
    structuredArticle: {
      name: articleEventType,
      title: 'An article, structured',
      summary: 'A CloudEvent in structured mode: the whole event is the record’s value.',
      contentType: 'application/cloudevents+json',
      payload: { $ref: '#/components/schemas/ArticleEvent' },
      bindings,
    },
    binaryArticle: {
      name: articleEventType,
      title: 'An article, binary',
      summary: 'A CloudEvent in binary mode: its attributes are headers and the body is the record’s value.',
      contentType: 'application/json',
      headers: {
        type: 'object',
        required: ['ce_specversion', 'ce_type', 'ce_source', 'ce_id'],
        properties: {
          ce_specversion: { const: '1.0' },
          ce_type: { const: articleEventType },
          ce_source: text('Who delivers. With the id it names the delivery: the same pair is recorded once.'),
          ce_id: text('The delivery within its source.'),
          ce_time: { type: 'string', format: 'date-time' },
          ce_dataschema: text('Names the format of the body; without it the format is recognised.'),
          ce_partitionkey: text('Deliveries with the same key keep their order.'),
          ce_traceparent: text('W3C trace context.'),
          'content-type': text('`application/json`.'),
        },
      },
      payload: {
        anyOf: [{ $ref: '#/components/schemas/PlainArticle' }, { $ref: '#/components/schemas/Ninjs31Article' }],
      },
      bindings,
    },
    deadLetter: {
      name: 'dead-letter',
      title: 'A record that could not be taken',
      summary: 'The record as it came, byte for byte, with headers that say why and where it was.',
      contentType: 'application/octet-stream',
      headers: { $ref: '#/components/schemas/DeadLetterHeaders' },
      payload: { description: 'The value of the record as it came, whatever it is; none where it was too large.' },
    },
  };
}

function schemas({ ArticleEvent, PlainArticle, Ninjs31Article }) {
  const text = (description) => ({ type: 'string', description });
  return {
    ArticleEvent,
    PlainArticle,
    Ninjs31Article,
    DeadLetterHeaders: {
      type: 'object',
      description: 'Added to the headers that the record had.',
      required: ['x-dlq-schema', 'x-dlq-id', 'x-dlq-reason-code', 'x-dlq-original-topic'],
      properties: {
        'x-dlq-schema': { const: '1' },
        'x-dlq-id': text('The dead letter’s number, by which it can be shown and redriven.'),
        'x-dlq-reason-code': text('A short stable code.'),
        'x-dlq-error-message': text('One sentence for people.'),
        'x-dlq-original-topic': text('Where the record was.'),
        'x-dlq-original-partition': text('Its partition.'),
        'x-dlq-original-offset': text('Its offset.'),
        'x-dlq-original-timestamp': text('Milliseconds since 1970.'),
        'x-dlq-original-key-sha256': text('SHA-256 of its key.'),
        'x-dlq-consumer-group': text('Whose it was to take it.'),
        'x-dlq-first-failed-at': text('ISO 8601 in UTC.'),
        'x-dlq-value-omitted': text('How many bytes the value had that was too large for the topic.'),
        'x-event-id': text('The delivery’s id, where it could be read.'),
      },
    },
  };
}
