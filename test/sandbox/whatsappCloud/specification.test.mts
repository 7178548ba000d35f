/** Holds the simulator against Meta's own OpenAPI description, where that is at hand. */
import { readFileSync } from 'node:fs';
import { Ajv, type AnySchemaObject } from 'ajv';
import { beforeAll, expect, test } from 'vitest';
import { describeWithSpecification } from '../../support/specifications.mts';
import { openBusiness, paid } from './business.mts';

const description = 'whatsapp/business-messaging-api_v23.0.yaml';

/** The file is long: only what is needed of it is read. */
async function section(file: string, start: string, end: RegExp): Promise<AnySchemaObject> {
  const { parse } = await import('yaml');
  const text = readFileSync(file, 'utf8');
  const from = text.indexOf(`\n${start}\n`) + 1;
  const length = text.slice(from + start.length).search(end);
  return parse(text.slice(from, from + start.length + length + 1), { logLevel: 'silent' });
}

const ajv = new Ajv({ strict: false, validateFormats: false });

function validator(schema: string) {
  const validate = ajv.compile({ $ref: `specification#/components/schemas/${schema}` });
  return (value: unknown) => (validate(value) ? [] : validate.errors);
}

describeWithSpecification(description, 'the simulator speaks as the specification says', (file) => {
  beforeAll(async () => {
    ajv.addSchema(await section(file, 'components:', /\n\w/), 'specification');
  }, 60_000);

  test('in its answer to a message', async () => {
    const validate = validator('MessageResponsePayload');
    expect(validate((await openBusiness().send(paid())).data)).toEqual([]);
  });

  test('in its errors', async () => {
    const validate = validator('GraphAPIError');
    const business = openBusiness();
    expect(validate((await business.send({ ...paid(), to: '1' })).data)).toEqual([]);
    expect(validate((await business.request('GET', '/v25.0/1')).data)).toEqual([]);
  });

  test('in its node of a phone number', async () => {
    const validate = validator('PhoneNumberInfo');
    const business = openBusiness();
    expect(validate((await business.request('GET', `/v25.0/${business.phoneNumberId}`)).data)).toEqual([]);
  });

  test('in its webhooks', async () => {
    const validate = validator('StatusMessageValue');
    const business = openBusiness();
    await business.vendor.subscribe('https://n8n.example/webhook/wa', 'our-token');
    await business.send(paid());
    await business.send({ type: 'text', text: { body: 'Oi' } });
    await business.clock.advance(60_000);
    expect(business.changes().length).toBeGreaterThan(2);
    for (const { value } of business.changes()) expect(validate(value)).toEqual([]);
  });
});

describeWithSpecification(description, 'the simulator takes the examples of the specification', (file) => {
  test('that are of the kinds it knows, once their placeholders are filled in', async () => {
    const path = '  /{Version}/{Phone-Number-ID}/messages:';
    const { examples } = (await section(file, path, /\n {2}\//))['/{Version}/{Phone-Number-ID}/messages'].post.requestBody.content[
      'application/json'
    ];
    const known = [
      'Send Document Message by URL',
      'Send Reply Button',
      'Send Text Message',
      'Send Text Message with Preview URL',
      'Send List Message',
    ];
    const business = openBusiness();
    for (const name of known) {
      const text = JSON.stringify(examples[name]?.value ?? null)
        .replaceAll('{{Recipient-Phone-Number}}', '+5511912345678')
        .replaceAll('<http(s)://document-url>', 'https://a.example/a.pdf');
      const message = JSON.parse(text) as Record<string, unknown> | null;
      expect([name, message]).not.toEqual([name, null]);
      expect([name, (await business.send(message ?? {})).data.error]).toEqual([name, undefined]);
    }
  }, 60_000);
});
