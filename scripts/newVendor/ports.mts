/** What a vendor can be a skeleton for: the ports that nodes of several vendors ask for. */

export interface PortPlan {
  /** Its list in `vendors/index.ts`. */
  readonly list: string;
  /** The nodes that people find by the vendor's name: the one that asks for the port, and the one that n8n shows as one entry with it. */
  readonly nodes: readonly string[];
  /** Folders of the skeleton, besides its own, that it needs. */
  readonly parts?: readonly string[];
  /** The port that the node's list of vendors is made of. */
  readonly needs?: string;
}

export const ports: Readonly<Record<string, PortPlan>> = {
  carrier: { list: 'carriers', nodes: ['CarrierShipment'] },
  messenger: { list: 'messengers', nodes: ['WhatsAppNotify'] },
  messageSource: { list: 'messageSources', nodes: ['WhatsAppEventTrigger'], parts: ['events'] },
  invoiceIssuer: { list: 'invoiceIssuers', nodes: ['ErpInvoice'] },
  invoiceSource: { list: 'invoiceSources', nodes: ['ErpInvoiceTrigger', 'ErpInvoice'], parts: ['events'] },
  skuStock: { list: 'skuStocks', nodes: ['StockUpdate'] },
  orderStock: { list: 'orderStocks', nodes: ['StockUpdate'], needs: 'skuStock' },
};

/** These have a node for each vendor, which no skeleton can foresee. */
const withNodesOfTheirOwn = ['orderSource', 'orderKeeper', 'paymentSource', 'paymentKeeper'];

/** Refuses by name what no skeleton can be made of. */
export function checkPorts(asked: readonly string[]): void {
  const known = Object.keys(ports).join(', ');
  const twice = asked.find((port, index) => asked.indexOf(port) !== index);
  if (twice !== undefined) throw new Error(`${twice} is named twice`);
  if (asked.length === 0) throw new Error(`Say which ports the vendor fills: --ports with one or more of ${known}`);
  for (const port of asked) {
    if (withNodesOfTheirOwn.includes(port)) throw new Error(`${port} has a node for each vendor, so there is no skeleton for it`);
    const plan = ports[port];
    if (!plan) throw new Error(`"${port}" is no port: take one or more of ${known}`);
    if (plan.needs && !asked.includes(plan.needs))
      throw new Error(`${port} needs ${plan.needs}, which the node's list of vendors is made of: --ports ${plan.needs},${port}`);
  }
}

/** Folders of `skeleton/`, each once. */
export function partsOf(asked: readonly string[]): string[] {
  return [...new Set(['vendor', ...asked.flatMap((port) => [...(ports[port]?.parts ?? []), port])])];
}
