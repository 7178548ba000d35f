/** What became of each step of each parcel, told from the shop's order page and the customers' phones alone. */
import type { SentMessage } from '../../simulators/whatsappCloud/index.mts';
import { stepsOf, type PlannedParcel, type Step } from './plan.mts';

export const template = 'rastreio_atualizado';

/** What the shop and the customers hold of an order. */
export interface OrderAfterwards {
  readonly orderNumber: string;
  /** Of who gets the parcel. */
  readonly name: string;
  /** E.164, as the shop has it. */
  readonly phone: string;
  /** The carrier's code on its label. */
  readonly tracking: string;
  /** On its page, in Shopify's words, the oldest first. */
  readonly pageEvents: readonly string[];
}

export type Told = Pick<SentMessage, 'template' | 'waId' | 'text' | 'at' | 'status'>;

export interface RedExecution {
  readonly node: string;
  readonly reason: string;
  /** What it started with. */
  readonly text: string;
}

export interface JudgedTracking {
  /** Steps of parcels. */
  readonly events: number;
  readonly parcels: number;
  readonly pageEvents: number;
  readonly messages: number;
  readonly errored: number;
  readonly lost: number;
  readonly doubled: number;
  readonly wrong: number;
  readonly lostOrders: readonly string[];
  readonly doubledEffects: readonly string[];
  readonly wrongEffects: readonly string[];
  readonly erroredOrders: readonly { readonly orderNumber: string; readonly node: string; readonly reason: string }[];
}

/** What Shopify calls the step, and what the customer reads. */
const words: Readonly<Record<Step, { readonly page: string; readonly message: RegExp }>> = {
  posted: { page: 'CARRIER_PICKED_UP', message: / foi postado\./ },
  undelivered: { page: 'ATTEMPTED_DELIVERY', message: / não pôde ser entregue/ },
  delivered: { page: 'DELIVERED', message: / foi entregue\./ },
};

interface Findings {
  readonly missing: string[];
  readonly doubled: string[];
  readonly wrong: string[];
}

export function judgeTracking(
  parcels: readonly PlannedParcel[],
  orders: readonly OrderAfterwards[],
  messages: readonly Told[],
  red: readonly RedExecution[] = [],
): JudgedTracking {
  const ours = messages.filter((message) => message.template === template && message.status !== 'failed');
  const found = parcels.map((parcel) => ({ parcel, ...judgeParcel(parcel, orders, ours) }));
  const named = (kind: keyof Findings) => found.flatMap((one) => one[kind].map((what) => `${what} of ${one.parcel.orderNumber}`));
  const failed = (orderNumber: string) => red.find(({ text }) => text.includes(`"orderNumber":"${orderNumber}"`));
  const lostOrders = found.flatMap(({ parcel, missing }) =>
    failed(parcel.orderNumber) ? [] : missing.map((what) => `${what} of ${parcel.orderNumber}`),
  );
  const erroredOrders = found.flatMap(({ parcel: { orderNumber }, missing }) => {
    const execution = missing.length > 0 ? failed(orderNumber) : undefined;
    return execution ? [{ orderNumber, node: execution.node, reason: execution.reason }] : [];
  });
  const strangers = ours.filter(({ text }) => !parcels.some(({ orderNumber }) => isOf(orderNumber, text)));
  const doubledEffects = named('doubled');
  const wrongEffects = [...named('wrong'), ...strangers.map(() => 'message of nobody')];
  return {
    events: parcels.flatMap(stepsOf).length,
    parcels: parcels.length,
    pageEvents: orders.reduce((sum, { pageEvents }) => sum + pageEvents.length, 0),
    messages: ours.length,
    errored: erroredOrders.length,
    lost: lostOrders.length,
    doubled: doubledEffects.length,
    wrong: wrongEffects.length,
    lostOrders,
    doubledEffects,
    wrongEffects,
    erroredOrders,
  };
}

const isOf = (orderNumber: string, text: string) => text.includes(`o pedido ${orderNumber} `);

function judgeParcel(parcel: PlannedParcel, orders: readonly OrderAfterwards[], messages: readonly Told[]): Findings {
  const findings: Findings = { missing: [], doubled: [], wrong: [] };
  const order = orders.find(({ orderNumber }) => orderNumber === parcel.orderNumber);
  if (!order) return { ...findings, missing: ['order'] };
  const steps = stepsOf(parcel);
  const told = messages.filter(({ text }) => isOf(order.orderNumber, text)).toSorted((one, other) => one.at - other.at);
  for (const [step, { page, message }] of Object.entries(words) as [Step, (typeof words)[Step]][]) {
    const wanted = steps.includes(step) ? 1 : 0;
    count(findings, `${step} on the page`, order.pageEvents.filter((event) => event === page).length, wanted);
    count(findings, `message "${step}"`, told.filter(({ text }) => message.test(text)).length, wanted);
  }
  const places = told.map(({ text }) => steps.findIndex((step) => words[step].message.test(text))).filter((place) => place >= 0);
  if (places.some((place, index) => place < (places[index - 1] ?? 0))) findings.wrong.push('messages out of order');
  const pages = order.pageEvents.map((event) => steps.findIndex((step) => words[step].page === event)).filter((place) => place >= 0);
  if (pages.some((place, index) => place < (pages[index - 1] ?? 0))) findings.wrong.push('page out of order');
  for (const message of told) if (!isRight(message, order)) findings.wrong.push(`message "${message.text}"`);
  return findings;
}

/** To the customer, by name (of a company whole, else the first one), with the way to the parcel. */
function isRight({ waId, text }: Told, { name, phone, tracking }: OrderAfterwards): boolean {
  const [greeting = ''] = text.split(', o pedido ');
  return waId?.slice(-8) === phone.replace(/\D/g, '').slice(-8) && greeting !== '' && name.includes(greeting) && text.includes(tracking);
}

function count({ missing, doubled, wrong }: Findings, what: string, times: number, wanted: number): void {
  if (times < wanted) missing.push(what);
  if (times > wanted && wanted === 0) wrong.push(`${what}, which did not happen,`);
  else if (times > wanted) doubled.push(`${what} (${times})`);
}
