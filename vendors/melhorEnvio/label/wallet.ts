import { z } from 'zod';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { Call } from '../client/api';
import { decimal, read } from '../client/payload';
import { vendor } from '../client/vendor';

const wallet = z.object({ balance: decimal, reserved: decimal, debts: decimal });

/** What labels are paid from, in reais. */
export async function askWallet(call: Call) {
	const to = 'the question about the balance';
	const { balance, reserved, debts } = read(wallet, await call({ method: 'GET', path: '/balance', safety: 'read' }), to);
	if (balance === null) throw unreadableAnswer(vendor, 'transient', to, ['balance']);
	return { balance, reserved, debts };
}
