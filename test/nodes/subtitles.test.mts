/** What stands below a node on the canvas is what its panel says. */
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import type { INodePropertyOptions, INodeType } from 'n8n-workflow';
import { AbandonedCheckoutTrigger } from '../../nodes/AbandonedCheckoutTrigger/AbandonedCheckoutTrigger.node.ts';
import { Appointment } from '../../nodes/Appointment/Appointment.node.ts';
import { Asaas } from '../../nodes/Asaas/Asaas.node.ts';
import { CarrierShipment } from '../../nodes/CarrierShipment/CarrierShipment.node.ts';
import { CrmLead } from '../../nodes/CrmLead/CrmLead.node.ts';
import { ErpInvoice } from '../../nodes/ErpInvoice/ErpInvoice.node.ts';
import { Reconcile } from '../../nodes/Reconcile/Reconcile.node.ts';
import { ShopifyOrder } from '../../nodes/ShopifyOrder/ShopifyOrder.node.ts';
import { NuvemshopOrder } from '../../nodes/NuvemshopOrder/NuvemshopOrder.node.ts';
import { StripePayment } from '../../nodes/StripePayment/StripePayment.node.ts';
import { WhatsAppNotify } from '../../nodes/WhatsAppNotify/WhatsAppNotify.node.ts';
import { WooCommerceOrder } from '../../nodes/WooCommerceOrder/WooCommerceOrder.node.ts';
import { StockUpdate } from '../../nodes/StockUpdate/StockUpdate.node.ts';

/** As n8n reads it, with the node's parameters at hand. */
function subtitleOf({ description }: INodeType, parameters: Record<string, string>): string {
  const [, code] = /^=\{\{([\s\S]*)\}\}$/.exec(description.subtitle!)!;
  expect(code).not.toMatch(/\{\{|\}\}/);
  return runInNewContext(code!, { $parameter: parameters }) as string;
}

describe('the subtitle', () => {
  test.each([
    [new ErpInvoice(), { operation: 'issue', vendor: 'bling' }, 'Issue · Bling'],
    [new ErpInvoice(), { operation: 'issue', vendor: 'olistTiny' }, 'Issue · Olist Tiny'],
    [new StockUpdate(), { operation: 'deductOrder', vendor: 'wooCommerce' }, 'Deduct Order · WooCommerce'],
    [new CarrierShipment(), { operation: 'create', vendor: 'melhorEnvio' }, 'Create · Melhor Envio'],
    [new Appointment(), { operation: 'findFreeTimes', vendor: 'googleCalendar' }, 'Find Free Times · Google Calendar'],
    [new CrmLead(), { operation: 'noteContact', vendor: 'hubSpot' }, 'Note Contact · HubSpot'],
    [new ShopifyOrder(), { resource: 'order', operation: 'setInvoice' }, 'Set Nota Fiscal · Order'],
    [new NuvemshopOrder(), { resource: 'order', operation: 'setTracking' }, 'Set Tracking'],
    [new WooCommerceOrder(), { resource: 'order', operation: 'setStatus' }, 'Set Status'],
    [new StripePayment(), { resource: 'payment', operation: 'get' }, 'Get · Payment'],
    [new WhatsAppNotify(), { operation: 'sendTemplate', vendor: 'whatsappCloud' }, 'Send Template · Cloud API'],
    [new WhatsAppNotify(), { operation: 'sendText', vendor: 'zApi' }, 'Send Text · Z-API'],
    [new Asaas(), { resource: 'transfer', operation: 'create' }, 'Create · Transfer'],
    [new Asaas(), { resource: 'customer', operation: 'create' }, 'Create or Find · Customer'],
    [new Asaas(), { resource: 'payment', operation: 'ofANewerVersion' }, 'ofANewerVersion'],
    [new Reconcile(), { here: 'shopify', there: 'olistTiny' }, 'Shopify ⇄ Olist Tiny'],
    [new AbandonedCheckoutTrigger(), { vendor: 'nuvemshop' }, 'Nuvemshop'],
  ])('%#', (node, parameters, words) => {
    expect(subtitleOf(node, parameters)).toBe(words);
  });

  test.each([
    new ErpInvoice(),
    new StockUpdate(),
    new CarrierShipment(),
    new Appointment(),
    new CrmLead(),
    new ShopifyOrder(),
    new Asaas(),
  ])('of $description.displayName names every operation that is offered', (node) => {
    const dropdowns = node.description.properties.filter(({ name }) => name === 'operation');
    for (const { options, displayOptions } of dropdowns) {
      const { resource = [], vendor = [] } = displayOptions!.show as Record<string, string[]>;
      for (const { name, value } of options as INodePropertyOptions[]) {
        const words = subtitleOf(node, { operation: String(value), resource: resource[0]!, vendor: vendor[0] ?? '' });
        expect(words.split(' · ')[0]).toBe(name);
      }
    }
    expect(dropdowns.length).toBeGreaterThan(0);
  });
});
