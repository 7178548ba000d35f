import { describe, expect, test } from 'vitest';
import { evolutionWorld } from '../../contracts/support/gatewayWorlds.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { customerAt } from '../../../sandbox/whatsapp/customer.mts';

const reference = { id: null, url: null, type: 'image/jpeg', filename: null };

describe('a customer’s file at Evolution API', () => {
  test('is asked for by the message, and comes as base64', async () => {
    const world = evolutionWorld();
    const said = customerAt(world.simulator).says({ kind: 'image' });
    const { bytes, mimeType, fileName } = await world.open().downloadMedia!({ ...reference, messageId: said.id });
    expect([bytes.subarray(0, 3).toString('hex'), mimeType, fileName]).toEqual(['ffd8ff', 'image/jpeg', `${said.id}.jpg`]);
    expect(world.calls).toMatchObject([{ operation: 'media.get', body: { message: { key: { id: said.id } }, convertToMp4: false } }]);
  });

  test('keeps the name that the customer gave it', async () => {
    const world = evolutionWorld();
    const said = customerAt(world.simulator).says({ kind: 'document' });
    const file = await world.open().downloadMedia!({ ...reference, messageId: said.id, filename: 'nota.pdf' });
    expect(file.fileName).toBe('nota.pdf');
  });

  test('is told as gone where the server keeps no messages', async () => {
    const { failure } = await failureOf(evolutionWorld().open().downloadMedia!({ ...reference, messageId: 'of-yesterday' }));
    expect(failure).toMatchObject({ class: 'notFound', code: 'fileGone', hint: expect.stringContaining('DATABASE_SAVE_DATA_NEW_MESSAGE') });
  });
});
