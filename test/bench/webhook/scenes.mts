/**
 * Deliveries of each vendor to its trigger, and the trigger's work on them alone: n8n around it costs nothing, and what the vendor is asked is
 * answered from memory.
 */
import type { INodeType, IWebhookFunctions } from 'n8n-workflow';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import { deliveringVendors } from '../../contracts/support/deliveringVendors.mts';
import { url } from '../../contracts/support/messageWorlds.mts';
import { fakeN8n } from '../../nodes/support/fakeN8n.mts';
import { triggerHost } from '../../nodes/support/triggerHost.mts';
import { onClock } from '../../support/onClock.mts';
import { answersFromMemory } from '../support/answersFromMemory.mts';
import { quickClock } from '../support/quickClock.mts';

export interface DeliveryScene {
  readonly trigger: string;
  readonly vendor: string;
  /** A delivery's body. */
  readonly body: Buffer;
  /** What the trigger asks of the vendor for a delivery, on average. */
  readonly calls: number;
  /** All deliveries once, to a workflow that has seen none of them. */
  ready(): () => Promise<void>;
}

/** A delivery and when it comes. */
interface Due {
  readonly delivery: Delivery;
  readonly at: number;
}

/** Between two deliveries, for no limit of a vendor to come into it. */
const pauseMs = 10_000;

export const vendors = deliveringVendors.map(({ vendor }) => vendor);

export async function sceneOf(vendor: string, count: number): Promise<DeliveryScene> {
  const { node, credentialType, parameters, open } = deliveringVendors.find((each) => each.vendor === vendor)!;
  const { connect, happen } = await open();
  await triggerHost(node, { connect, credentialType, parameters, url }).activate();
  const line = answersFromMemory(connect());
  const contextOf = (due: Due, workflow: string) =>
    fakeN8n({ parameters, workflow, url, credentials: { [credentialType]: workflow }, connect: () => line.connection }).webhook(
      visitOf(due),
    );

  const dues: Due[] = [];
  for (let index = 0; index < count; index++) {
    const due = { delivery: await happen(), at: connect().clock.now() };
    dues.push(due);
    // What the vendor answers is known from here on.
    await onClock(connect().clock, async () => await take(node, contextOf(due, vendor)));
    await connect().clock.sleep(pauseMs);
  }
  const calls = line.calls() / count;

  const clock = quickClock();
  let workflows = 0;
  const ready = () => {
    const workflow = `${vendor} ${++workflows}`;
    const arrivals = dues.map((due) => ({ at: due.at, context: contextOf(due, workflow) }));
    return async () => {
      clock.set(arrivals[0]!.at);
      for (const { at, context } of arrivals) {
        clock.set(Math.max(clock.now(), at));
        await take(node, context);
      }
    };
  };
  return { trigger: node.description.displayName, vendor, body: dues[0]!.delivery.rawBody, calls, ready };
}

function visitOf({ delivery: { headers, rawBody, query } }: Due): object {
  // Each delivery comes in bytes of its own: what is known of others' is no use to it.
  const request = { rawBody: Buffer.from(rawBody), originalUrl: query === undefined ? url : `${url}?${query}` };
  return { getHeaderData: () => headers, getRequestObject: () => request, getWebhookName: () => 'default' };
}

async function take(node: INodeType, context: IWebhookFunctions): Promise<void> {
  const { workflowData, webhookResponse } = await node.webhook!.call(context);
  // A trigger with rounds of its own keeps the document for the next one.
  const isTaken = node.trigger ? webhookResponse === 'ok' : workflowData?.flat().length === 1;
  if (!isTaken) throw new Error(`${node.description.displayName} made no document of a delivery: ${String(webhookResponse)}`);
}
