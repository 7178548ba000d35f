/** The template of abandoned checkouts: carts are left, some are bought after all, by it or by another way; two evenings and a night. */
import { startMailServer, type MailServer } from '../../mail/server.mts';
import type { World } from '../../world/world.mts';
import { runAgain, type Stage } from '../leads/play.mts';
import { badDay, redExecutionsOf, toolCredentials } from '../leads/tryLeads.mts';
import type { Session } from '../session.mts';
import { moveTogether, passTo } from './days.mts';
import type { JudgedReminders } from './judgeReminders.mts';
import type { UnpaidOptions } from './tryReminders.mts';

export const checkoutTemplate = { name: 'abandoned-checkout', file: 'abandoned-checkout.json' } as const;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const lookedFor = { vendor: 'shopify', operation: 'graphql.abandonedCheckouts', answers: 1 } as const;

type Channel = 'whatsApp' | 'email' | 'none';
type Fate = 'stays' | 'buys' | 'buysOtherwise';

interface LeftCart {
  readonly id: string;
  readonly phone: string;
  readonly url: string;
  readonly channel: Channel;
  readonly fate: Fate;
}

export type TriedCheckouts = JudgedReminders & { readonly retried: number; readonly seconds: number };

export async function tryCheckouts(session: Session, { count, time, isBadDay = false, say }: UnpaidOptions): Promise<TriedCheckouts> {
  const { world, rest } = session;
  moveTogether(world, time);
  const mail = await startMailServer({ clock: world.clock, authority: session.authority });
  try {
    const workflowId = await session.placeTemplate(checkoutTemplate.file, await toolCredentials(session, mail));
    await rest.activate(workflowId);
    if (isBadDay) badDay(world, mail);
    say(`"${checkoutTemplate.file}" is live; ${count} carts follow, and a night`);
    const started = Date.now();
    const stage = { session, workflowId, patienceMs: 240_000 + count * 30_000 };
    const half = Math.ceil(count / 2);
    const carts = leave(world, 0, half);
    let retried = 0;
    await world.clock.advance(30 * minute);
    buy(world, carts);
    // On a bad day n8n is off when the first of them are due, and back in the morning.
    if (isBadDay) await session.stopN8n();
    else retried += await lookTwice(stage, world.clock.now() + 40 * minute);
    await world.clock.advance(noonAfter(world.clock.now()) - 65 * minute - world.clock.now());
    if (isBadDay) await session.startN8n();
    const second = leave(world, half, count - half);
    await world.clock.advance(30 * minute);
    buy(world, second);
    retried += await lookTwice(stage, noonAfter(world.clock.now()));
    retried += await lookTwice(stage, noonAfter(world.clock.now()) + 3 * hour);
    const red = await redExecutionsOf(session, workflowId);
    for (const { node, reason } of red) say(`errored at "${node}": ${reason}`);
    for (const { rule, detail } of mail.violations) say(`VIOLATION: mail: ${rule}: ${detail}`);
    const judged = judge(world, mail, [...carts, ...second]);
    return { ...judged, errored: red.length, retried, seconds: Math.round((Date.now() - started) / 100) / 10 };
  } finally {
    await mail.stop();
  }
}

async function lookTwice(stage: Stage, at: number): Promise<number> {
  let retried = 0;
  for (const look of [at, at + 10 * minute]) {
    await passTo(stage, look, lookedFor);
    retried += await runAgain(stage);
  }
  return retried;
}

/** The next noon in São Paulo that is more than two hours away or, where it is near, that one. */
function noonAfter(now: number): number {
  const noon = Math.floor(now / day) * day + 15 * hour;
  return noon > now ? noon : noon + day;
}

const channels: readonly Channel[] = ['whatsApp', 'email', 'whatsApp', 'none', 'whatsApp'];
const fates: readonly Fate[] = ['stays', 'stays', 'buys', 'stays', 'buysOtherwise', 'stays', 'buys'];

function leave({ vendors }: World, from: number, count: number): LeftCart[] {
  return Array.from({ length: count }, (_, place) => {
    const index = from + place;
    const phone = `+55119${String(71_000_000 + index * 137)}`;
    const channel = channels[index % channels.length]!;
    const { id, url } = vendors.shopify.abandonCheckout({
      phone,
      ...(channel === 'whatsApp' ? { whatsApp: 'SUBSCRIBED' as const } : {}),
      ...(channel === 'email' ? { email: 'SUBSCRIBED' as const } : {}),
    });
    return { id, phone, url, channel, fate: fates[index % fates.length]! };
  });
}

function buy({ vendors }: World, carts: readonly LeftCart[]): void {
  for (const { id, fate } of carts) if (fate !== 'stays') vendors.shopify.buyCheckout(id, { otherwise: fate === 'buysOtherwise' });
}

/** Told from the phones and the mailboxes alone; each cart has an address of its own. */
function judge(world: World, mail: MailServer, carts: readonly LeftCart[]): JudgedReminders {
  const messages = world.vendors.whatsappCloud.messages().filter(({ status }) => status !== 'failed');
  const seen = carts.map((cart) => ({
    cart,
    whatsApp: messages.filter(({ waId, text }) => waId?.slice(-8) === cart.phone.slice(-8) && text.includes(cart.url)).length,
    email: mail.mails.filter(({ text }) => text.includes(cart.url)).length,
  }));
  const wanted = ({ channel, fate }: LeftCart, by: Channel) => channel === by && fate === 'stays';
  const each = (fits: (count: number, isWanted: boolean) => boolean) =>
    seen.flatMap(({ cart, ...counts }) =>
      (['whatsApp', 'email'] as const).filter((by) => fits(counts[by], wanted(cart, by))).map((by) => `${by} of ${cart.id} (${cart.fate})`),
    );
  const lostOrders = each((count, isWanted) => isWanted && count === 0);
  const doubledEffects = each((count, isWanted) => isWanted && count > 1);
  const known = seen.reduce((sum, { whatsApp, email }) => sum + whatsApp + email, 0);
  const strangers = messages.length + mail.mails.length - known;
  const wrongEffects = [...each((count, isWanted) => !isWanted && count > 0), ...(strangers > 0 ? [`${strangers} without a cart`] : [])];
  return {
    events: carts.length,
    messages: messages.length,
    mails: mail.mails.length,
    errored: 0,
    lost: lostOrders.length,
    doubled: doubledEffects.length,
    wrong: wrongEffects.length,
    violations: world.violations.length + mail.violations.length,
    lostOrders,
    doubledEffects,
    wrongEffects,
  };
}
