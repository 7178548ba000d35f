/** What WhatsApp Notify writes. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Message } from '../../../../domain/documents/message.ts';
import type { Messenger } from '../../../../domain/ports/messenger.ts';
import * as sendButtons from '../../../../nodes/WhatsAppNotify/message/sendButtons.operation.ts';
import * as sendMedia from '../../../../nodes/WhatsAppNotify/message/sendMedia.operation.ts';
import * as sendOrderUpdate from '../../../../nodes/WhatsAppNotify/message/sendOrderUpdate.operation.ts';
import * as sendTemplate from '../../../../nodes/WhatsAppNotify/message/sendTemplate.operation.ts';
import * as sendText from '../../../../nodes/WhatsAppNotify/message/sendText.operation.ts';
import type { Connection } from '../../../../runtime/client/connection.ts';
import type { Simulator } from '../../../../sandbox/world/simulator.mts';
import { messengers } from '../../../../vendors/index.ts';
import { evolutionWorld, twilioWorld, wahaWorld, zApiWorld } from '../../support/gatewayWorlds.mts';
import { paidOrder } from '../../support/order.mts';
import type { SimulatedVendor } from '../../support/simulatedVendor.mts';
import { whatsappCloudWorld } from '../../support/whatsappCloudWorld.mts';
import { createMemory } from '../memory.mts';
import type { Operation, Told } from '../operation.mts';
import { sceneOf } from '../scenes.mts';

const customer = '+5531988887777';
const shipment = {
  vendor: 'melhorEnvio',
  id: '1',
  carrier: 'Correios',
  service: 'PAC',
  status: 'label_ready',
  trackingNumber: 'QA123456785BR',
  trackingUrl: 'https://r.example/QA123456785BR',
};
const item = { json: { order: paidOrder('1001') as unknown as IDataObject, shipment } };

interface Gateway {
  world: Pick<SimulatedVendor<Simulator>, 'clock' | 'calls' | 'violations' | 'inject'>;
  connect(over: Partial<Connection>): Connection;
  received(): readonly unknown[];
  /** The template that is sent, as the node's list has it. */
  template?: string;
}

const gateways: Record<string, () => Gateway> = {
  whatsappCloud: () => {
    const world = whatsappCloudWorld();
    world.simulator.openWindow(customer);
    return {
      world,
      connect: (over) => world.connect({ settings: world.settings, ...over }),
      received: world.sent,
      template: 'pedido_enviado|pt_BR',
    };
  },
  evolution: () => {
    const world = evolutionWorld();
    const { serverUrl, instanceName } = world.simulator.secrets;
    return { world, connect: (over) => world.connect({ settings: { serverUrl, instanceName }, ...over }), received: world.received };
  },
  zApi: () => {
    const world = zApiWorld();
    const { instanceId, instanceToken } = world.simulator.secrets;
    return { world, connect: (over) => world.connect({ settings: { instanceId, instanceToken }, ...over }), received: world.received };
  },
  waha: () => {
    const world = wahaWorld();
    const { serverUrl, sessionName } = world.simulator.secrets;
    return {
      world,
      connect: (over) => world.connect({ settings: { serverUrl, session: sessionName }, ...over }),
      received: world.received,
    };
  },
  twilio: () => {
    const world = twilioWorld();
    world.simulator.openWindow(customer);
    world.simulator.addContent({ name: 'pedido_saiu', body: 'O pedido saiu hoje.' });
    const { accountSid, sender } = world.simulator.secrets;
    const settings = { accountSid, sender: sender.replace('whatsapp:', '') };
    return { world, connect: (over) => world.connect({ settings, ...over }), received: world.received, template: 'pedido_saiu|pt_BR' };
  },
};

interface Sending {
  execute(context: IExecuteFunctions, itemIndex: number, messenger: Messenger): Promise<unknown>;
  parameters: Record<string, unknown>;
}

const sendings: Record<string, Sending> = {
  sendText: { ...sendText, parameters: { text: 'O pedido {order_number} saiu' } },
  sendMedia: { ...sendMedia, parameters: { mediaFrom: 'link', mediaLink: 'https://loja.example/danfe.pdf' } },
  sendButtons: { ...sendButtons, parameters: { text: 'Chegou?', 'buttons.values': [{ title: 'Sim' }, { title: 'Não' }] } },
  sendTemplate: { ...sendTemplate, parameters: {} },
  sendOrderUpdate: { ...sendOrderUpdate, parameters: { update: 'shipped' } },
};

/** `skipped`: it was handled before. */
function toldBy({ documents }: { documents: IDataObject }): Told {
  const { status } = documents.message as unknown as Message;
  return status === 'unknown' || status === 'failed' ? { unknown: status } : { done: true };
}

/** A gateway that was just added has no account here yet; the page's own test says so. */
const known = messengers.filter(({ id }) => Object.hasOwn(gateways, id));

export const messageOperations: readonly Operation[] = known.flatMap(({ id: vendor, open, can }) =>
  Object.entries(sendings)
    .filter(([name]) => name === 'sendText' || can.includes((name === 'sendOrderUpdate' ? 'sendTemplate' : name) as (typeof can)[number]))
    .map(([operation, { execute, parameters }]) => ({
      vendor,
      node: 'WhatsApp Notify',
      operation,
      guard: 'memory' as const,
      scene: () => {
        const memory = createMemory();
        const { world, connect, received, template = '' } = gateways[vendor]!();
        const node = { parameters: { vendor, operation, recipientFrom: 'item', template, ...parameters }, items: [item] };
        return sceneOf(world, connect, {
          run: async (connection, gate) =>
            await memory.run(gate, node, async (context) =>
              toldBy((await execute(context, 0, await open(connection))) as { documents: IDataObject }),
            ),
          effects: () => received().map((_, index) => String(index)),
        });
      },
    })),
);
