/** The templates that can be tried: what starts them and what each event must bring about. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowFile } from '../n8n/rest.mts';
import { root } from '../setup/paths.mts';
import type { World } from '../world/world.mts';
import { payCharge, placePaidOrder, type StartedEvent } from './events.mts';
import type { Effect } from './outcome.mts';

export interface Template {
  readonly file: string;
  readonly effects: readonly Effect[];
  /** Makes one event happen in the world. */
  start(world: World): StartedEvent;
  /** World time that has to pass until the last of the events happens. */
  readonly lettingPassMs?: number;
}

export const templates: Readonly<Record<string, Template>> = {
  'order-to-delivery': {
    file: 'order-to-delivery.json',
    effects: ['invoice', 'shipment', 'movement', 'fulfillment', 'message'],
    start: placePaidOrder,
  },
  'payment-to-invoice': {
    file: 'payment-to-invoice.json',
    effects: ['invoice', 'message'],
    start: payCharge,
    // The money of a boleto arrives on the next day.
    lettingPassMs: 26 * 3_600_000,
  },
};

export function readTemplate(file: string): WorkflowFile {
  return JSON.parse(readFileSync(join(root, 'workflows', file), 'utf8')) as WorkflowFile;
}
